import FoundationEssentials
import NIOCore
import Testing

@testable import ClinicDatabase
@testable import Dashboard

struct LiveTests {
    @Test func `who does not read gets the newest of each topic and nothing else`() async throws {
        let feed = LiveFeed()
        feed.publish(.station, json: Array("1".utf8))
        let view = try #require(feed.view())
        for number in 0..<1000 { feed.publish(.feet, json: Array("\(number)".utf8)) }
        feed.publish(.progress, json: Array("9".utf8))
        var turns = view.makeAsyncIterator()
        let events = try #require(await turns.next())
        #expect(
            String(buffer: events)
                == "event: station\ndata: 1\n\nevent: feet\ndata: 999\n\nevent: progress\ndata: 9\n\n")
        #expect(feed.figures.passedOver == 999)
        view.leave()
        #expect(feed.figures.viewers == 0)
    }

    @Test func `a closed feed ends its views and takes no new ones`() async throws {
        let feed = LiveFeed()
        let view = try #require(feed.view())
        feed.close()
        var turns = view.makeAsyncIterator()
        #expect(await turns.next() == nil)
        #expect(feed.view() == nil)
    }

    @Test func `there are never more viewers than the station bears`() {
        let feed = LiveFeed()
        let views = (0..<LiveFeed.mostViewers).map { _ in feed.view() }
        #expect(views.allSatisfy { $0 != nil })
        #expect(feed.view() == nil)
        views.first??.leave()
        #expect(feed.view() != nil)
    }

    @Test func `live and report lean to the same side, and the interval is drawn`() {
        let script = LiveScript.text
        #expect(script.contains("const x = (value) => 100 - "))
        #expect(script.contains("M${from} 12H${to}"))
        let caption = PageText().soFarCaption
        #expect(caption.contains("leans to the side that has more") && caption.contains("95 % interval"))
    }

    @Test func `a recorder that hangs is told only the latest wishes`() {
        let link = RecorderLink()
        for number in 0..<100 { link.ask(.mark("\(number)")) }
        let wishes = link.takeWishes()
        #expect(wishes.count == 64)
        #expect(wishes.last == .mark("99"))
        #expect(link.takeWishes().isEmpty)
    }
}

struct CertificateTests {
    @Test func `the station's certificate is made once, and anew before it ends`() throws {
        let place = try TestFolder()
        defer { withExtendedLifetime(place) {} }
        let folder = place.data.path
        let now = Date(timeIntervalSince1970: 1_800_000_000)
        let first = try StationCertificate(ownIn: folder, now: now).fingerprint()
        #expect(first.count == 95)
        #expect(try StationCertificate(ownIn: folder, now: now.addingTimeInterval(700 * 86400)).fingerprint() == first)
        #expect(try StationCertificate(ownIn: folder, now: now.addingTimeInterval(780 * 86400)).fingerprint() != first)
        _ = try StationCertificate(ownIn: folder, now: now).configuration()
        for name in ["key.pem", "certificate.pem"] {
            let attributes = try FileManager.default.attributesOfItem(atPath: "\(folder)/\(name)")
            #expect(attributes[.posixPermissions] as? Int == 0o600)
        }
    }

    @Test func `a certificate that is none is said with its file`() throws {
        let place = try TestFolder()
        defer { withExtendedLifetime(place) {} }
        let folder = place.data.path
        let certificate = StationCertificate(certificate: "\(folder)/a.pem", key: "\(folder)/b.pem")
        #expect(throws: StationCertificate.Failure.self) { try certificate.configuration() }
    }
}
