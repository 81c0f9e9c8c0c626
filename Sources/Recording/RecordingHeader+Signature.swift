extension RecordingHeader {
    /// The bytes with which every recording begins, so that another reader can tell one.
    public static var fileSignature: [UInt8] { RecordingFormat.magic }
}
