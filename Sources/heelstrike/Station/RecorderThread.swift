import Glibc
import Synchronization

/// A thread of its own for the recorder's tasks, so that pages and analyses, however busy, never keep it waiting.
final class RecorderThread: TaskExecutor {
    private struct State {
        var jobs: [UnownedJob] = []
        var isStopping = false
    }

    private let state = Mutex(State())
    /// A pipe into which each job that waits puts a byte; reading it blocks while there are none.
    private let bell: (read: Int32, write: Int32)

    /// Starts the thread; nil when the system gives none.
    init?() {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { return nil }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        // A full pipe has rung already.
        _ = fcntl(ends[1], F_SETFL, O_NONBLOCK)
        bell = (ends[0], ends[1])
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

    deinit {
        _ = close(bell.read)
        _ = close(bell.write)
    }

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
        _ = write(bell.write, [1], 1)
    }

    private func work() {
        while true {
            var rings = [UInt8](repeating: 0, count: 64)
            guard read(bell.read, &rings, rings.count) > 0 || errno == EINTR else { return }
            let (jobs, isStopping) = state.withLock { state in
                defer { state.jobs = [] }
                return (state.jobs, state.isStopping)
            }
            for job in jobs { job.runSynchronously(on: asUnownedTaskExecutor()) }
            if isStopping, jobs.isEmpty { return }
        }
    }
}
