import Glibc
import Synchronization

/// A thread of its own for the recorder's tasks, so that pages and analyses, however busy, never keep it waiting.
final class RecorderThread: TaskExecutor {
    private struct State {
        var jobs: [UnownedJob] = []
        var isStopping = false
    }

    private let state = Mutex(State())
    /// Counts jobs that wait; reading it blocks while there are none.
    private let bell: Int32

    /// Starts the thread; nil when the system gives none.
    init?() {
        bell = eventfd(0, Int32(EFD_CLOEXEC.rawValue))
        guard bell >= 0 else { return nil }
        var thread = pthread_t()
        let context = Unmanaged.passRetained(self)
        let code = pthread_create(
            &thread, nil,
            { context in
                if let context { Unmanaged<RecorderThread>.fromOpaque(context).takeRetainedValue().work() }
                return nil
            }, context.toOpaque())
        guard code == 0 else {
            context.release()
            return nil
        }
        pthread_detach(thread)
    }

    deinit { if bell >= 0 { _ = close(bell) } }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        state.withLock { $0.jobs.append(job) }
        ring()
    }

    /// Ends the thread when its jobs are done.
    func stop() {
        state.withLock { $0.isStopping = true }
        ring()
    }

    private func ring() {
        var one: UInt64 = 1
        _ = write(bell, &one, 8)
    }

    private func work() {
        while true {
            var count: UInt64 = 0
            guard read(bell, &count, 8) == 8 || errno == EINTR else { return }
            let (jobs, isStopping) = state.withLock { state in
                defer { state.jobs = [] }
                return (state.jobs, state.isStopping)
            }
            for job in jobs { job.runSynchronously(on: asUnownedTaskExecutor()) }
            if isStopping, jobs.isEmpty { return }
        }
    }
}
