import Glibc

/// The Lab Streaming Layer's library, opened when it is wanted: the program runs without it.
///
/// Its C interface, of which a part is used here: <https://labstreaminglayer.readthedocs.io>. The functions' types are those of
/// lsl/streaminfo.h, outlet.h, xml.h and common.h of version 1.14 and later.
struct LSLLibrary {
    typealias Object = UnsafeMutableRawPointer
    typealias Letters = UnsafePointer<CChar>

    let version: @convention(c) () -> Int32
    /// Seconds of the clock in which all stamps are.
    let clock: @convention(c) () -> Double
    let createInformation: @convention(c) (Letters, Letters, Int32, Double, Int32, Letters) -> Object?
    let destroyInformation: @convention(c) (Object) -> Void
    let description: @convention(c) (Object) -> Object?
    let appendChild: @convention(c) (Object, Letters) -> Object?
    let appendValue: @convention(c) (Object, Letters, Letters) -> Object?
    let createOutlet: @convention(c) (Object, Int32, Int32) -> Object?
    let destroyOutlet: @convention(c) (Object) -> Void
    let pushChunk: @convention(c) (Object, UnsafePointer<Double>, UInt, UnsafePointer<Double>) -> Int32
    let pushText: @convention(c) (Object, UnsafePointer<Letters?>, Double) -> Int32

    /// Oldest version whose clock is the machine's monotonic one.
    private static let oldest: Int32 = 114

    /// Opens the library where the system finds it.
    ///
    /// - Throws: `LSLFailure`.
    init() throws(LSLFailure) {
        var reason = ""
        var opened: Object?
        for name in ["liblsl.so.2", "liblsl.so"] where opened == nil {
            opened = dlopen(name, RTLD_NOW | RTLD_LOCAL)
            if opened == nil, reason.isEmpty { reason = dlerror().map { String(cString: $0) } ?? "" }
        }
        guard let library = opened else { throw .missing(reason) }
        func symbol(_ name: String) throws(LSLFailure) -> Object {
            guard let found = dlsym(library, name) else { throw .tooOld("it has no \(name)") }
            return found
        }
        // The types are those that the library's headers declare.
        version = unsafeBitCast(try symbol("lsl_library_version"), to: (@convention(c) () -> Int32).self)
        clock = unsafeBitCast(try symbol("lsl_local_clock"), to: (@convention(c) () -> Double).self)
        createInformation = unsafeBitCast(
            try symbol("lsl_create_streaminfo"),
            to: (@convention(c) (Letters, Letters, Int32, Double, Int32, Letters) -> Object?).self)
        destroyInformation = unsafeBitCast(
            try symbol("lsl_destroy_streaminfo"), to: (@convention(c) (Object) -> Void).self)
        description = unsafeBitCast(try symbol("lsl_get_desc"), to: (@convention(c) (Object) -> Object?).self)
        appendChild = unsafeBitCast(
            try symbol("lsl_append_child"), to: (@convention(c) (Object, Letters) -> Object?).self)
        appendValue = unsafeBitCast(
            try symbol("lsl_append_child_value"), to: (@convention(c) (Object, Letters, Letters) -> Object?).self)
        createOutlet = unsafeBitCast(
            try symbol("lsl_create_outlet"), to: (@convention(c) (Object, Int32, Int32) -> Object?).self)
        destroyOutlet = unsafeBitCast(try symbol("lsl_destroy_outlet"), to: (@convention(c) (Object) -> Void).self)
        pushChunk = unsafeBitCast(
            try symbol("lsl_push_chunk_dtn"),
            to: (@convention(c) (Object, UnsafePointer<Double>, UInt, UnsafePointer<Double>) -> Int32).self)
        pushText = unsafeBitCast(
            try symbol("lsl_push_sample_strt"),
            to: (@convention(c) (Object, UnsafePointer<Letters?>, Double) -> Int32).self)
        guard version() >= Self.oldest else { throw .tooOld("it is version \(version() / 100).\(version() % 100)") }
    }
}

/// Why the Lab Streaming Layer cannot be used.
enum LSLFailure: Error, CustomStringConvertible {
    case missing(String)
    case tooOld(String)

    var description: String {
        switch self {
        case .missing(let reason):
            """
            --lsl needs the library liblsl, and it is not on this machine (\(reason)). Debian has no package of it. Either
              install the .deb from https://github.com/sccn/liblsl/releases, or
              pip install pylsl, and put the folder pylsl/lib that it brings into LD_LIBRARY_PATH
            """
        case .tooOld(let what): "--lsl needs liblsl 1.14 or newer, and \(what)."
        }
    }
}
