import Synchronization

/// A one-time event that any number of tasks can wait for, each with its own limit of time.
///
/// Every waiter is resumed exactly once: when the signal fires, when its time is up, or when its task is cancelled.
final class WakeSignal: Sendable {
    private struct State {
        var isFired = false
        var nextIdentifier = 0
        var waiters: [Int: CheckedContinuation<Void, Never>] = [:]
    }

    private let state = Mutex(State())

    /// Resumes all who wait; who comes later does not wait at all.
    func fire() {
        let waiters = state.withLock { state in
            state.isFired = true
            defer { state.waiters = [:] }
            return Array(state.waiters.values)
        }
        for waiter in waiters { waiter.resume() }
    }

    /// Waits until the signal fires, but no longer than `seconds`.
    nonisolated func wait(seconds: Double) async {
        let identifier = state.withLock { state in
            state.nextIdentifier += 1
            return state.nextIdentifier
        }
        let timer = Task {
            try? await Task.sleep(for: .seconds(seconds))
            release(identifier)
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isDue = state.withLock { state in
                    guard !state.isFired, !Task.isCancelled else { return true }
                    state.waiters[identifier] = continuation
                    return false
                }
                if isDue { continuation.resume() }
            }
        } onCancel: {
            release(identifier)
        }
        timer.cancel()
    }

    private func release(_ identifier: Int) {
        state.withLock { $0.waiters.removeValue(forKey: identifier) }?.resume()
    }
}
