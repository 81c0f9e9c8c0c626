import Import
import SensorData
import Testing

@Suite struct PatientCodeTests {
    @Test(arguments: [
        "Anna Schmidt", "Schmidt, Anna", "A. Schmidt", "Dr. Anna-Maria O'Neill", "Ünal Öz", "محمد علي", "Anna_Schmidt",
    ])
    func `a code that reads like a name is noticed`(code: String) {
        #expect(SessionInformation(patientCode: code).codeReadsLikeName)
    }

    @Test(arguments: ["K17", "P 0042", "Knee 7", "Anna", "left knee", "A B", "", "R-2024 X", "SiPt24_01"])
    func `any other code is taken as one`(code: String) {
        #expect(!SessionInformation(patientCode: code).codeReadsLikeName)
    }

    @Test func `no code is no name`() { #expect(!SessionInformation().codeReadsLikeName) }
}
