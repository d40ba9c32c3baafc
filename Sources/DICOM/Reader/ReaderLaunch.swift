internal import Glibc

/// Starting a process that gets one socket and nothing else of this one.
enum ReaderLaunch {
    /// Runs a program whose standard input and output are the socket; `nil` if it cannot be run.
    static func start(_ program: String, _ arguments: [String], socket: Int32) -> pid_t? {
        var actions = unsafe posix_spawn_file_actions_t()
        var attributes = posix_spawnattr_t()
        // Sound, as all calls here: both are initialized by their own functions before any other use.
        guard unsafe posix_spawn_file_actions_init(&actions) == 0 else { return nil }
        defer { unsafe _ = posix_spawn_file_actions_destroy(&actions) }
        guard unsafe posix_spawnattr_init(&attributes) == 0 else { return nil }
        defer { unsafe _ = posix_spawnattr_destroy(&attributes) }
        guard unsafe setDescriptors(&actions, socket: socket), setSignals(&attributes) else { return nil }

        // Sound: posix_spawn does not keep or change the strings, which are freed after it.
        var strings = unsafe arguments.map { unsafe strdup($0) } + [nil]
        defer { unsafe strings.forEach { unsafe free($0) } }
        var environment: [UnsafeMutablePointer<CChar>?] = unsafe [nil]
        var identifier: pid_t = 0
        guard unsafe posix_spawn(&identifier, program, &actions, &attributes, &strings, &environment) == 0 else {
            return nil
        }
        return identifier
    }

    /// Descriptors that are not closed by exec are closed by the program itself, before anything else.
    private static func setDescriptors(_ actions: inout posix_spawn_file_actions_t, socket: Int32) -> Bool {
        unsafe posix_spawn_file_actions_adddup2(&actions, socket, 0) == 0
            && posix_spawn_file_actions_adddup2(&actions, socket, 1) == 0
            && posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0) == 0
    }

    /// No signal is blocked or ignored, and what a terminal sends to this process's group is not for the new one.
    private static func setSignals(_ attributes: inout posix_spawnattr_t) -> Bool {
        var none = sigset_t()
        var all = sigset_t()
        let flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP
        return unsafe sigemptyset(&none) == 0 && sigfillset(&all) == 0
            && posix_spawnattr_setsigmask(&attributes, &none) == 0
            && posix_spawnattr_setsigdefault(&attributes, &all) == 0
            && posix_spawnattr_setpgroup(&attributes, 0) == 0
            && posix_spawnattr_setflags(&attributes, Int16(flags)) == 0
    }
}
