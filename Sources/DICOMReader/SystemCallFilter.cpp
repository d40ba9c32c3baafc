#include "SystemCallFilter.h"

#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>

#include <cerrno>
#include <cstddef>
#include <vector>

#if defined(__x86_64__)
#define FILTERED_MACHINE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define FILTERED_MACHINE AUDIT_ARCH_AARCH64
#endif

#ifdef FILTERED_MACHINE
namespace {
/// None of them reaches another process: abort() does not have its tgkill, and ends by the filter instead.
const unsigned allowed[] = {
    SYS_read, SYS_write, SYS_readv, SYS_writev, SYS_close, SYS_lseek, SYS_fstat, SYS_brk, SYS_munmap, SYS_mremap,
    SYS_madvise, SYS_futex, SYS_exit, SYS_exit_group, SYS_rt_sigreturn, SYS_rt_sigprocmask, SYS_rt_sigaction,
    SYS_getpid, SYS_gettid, SYS_clock_gettime, SYS_gettimeofday, SYS_getrandom, SYS_sched_yield,
    SYS_setitimer, SYS_restart_syscall,
#ifdef SYS_alarm
    SYS_alarm,
#endif
#ifdef SYS_time
    SYS_time,
#endif
};

/// A library may look whether a file is there and do without it.
const unsigned denied[] = {
    SYS_openat, SYS_newfstatat, SYS_faccessat, SYS_readlinkat, SYS_ioctl, SYS_uname, SYS_getcwd, SYS_prlimit64,
    SYS_sysinfo, SYS_sched_getaffinity,
#ifdef SYS_open
    SYS_open, SYS_stat, SYS_access, SYS_readlink,
#endif
};

class Program {
public:
    void load(size_t offset) { add(BPF_STMT(BPF_LD | BPF_W | BPF_ABS, unsigned(offset))); }
    void finish(unsigned verdict) { add(BPF_STMT(BPF_RET | BPF_K, verdict)); }

    /// Ends with the verdict if what is loaded equals `value`.
    void finishIf(unsigned value, unsigned verdict) {
        add(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, value, 0, 1));
        finish(verdict);
    }

    /// Ends with the verdict if what is loaded differs from `value`.
    void finishUnless(unsigned value, unsigned verdict) {
        add(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, value, 1, 0));
        finish(verdict);
    }

    /// For calls that give memory a protection: allowed unless it could be executed.
    void finishIfMapping(unsigned call) {
        add(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, call, 0, 4));
        load(offsetof(seccomp_data, args) + 2 * sizeof(unsigned long long));
        add(BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, PROT_EXEC, 0, 1));
        finish(SECCOMP_RET_KILL_PROCESS);
        finish(SECCOMP_RET_ALLOW);
    }

    bool install() {
        const sock_fprog program{static_cast<unsigned short>(filter_.size()), filter_.data()};
        return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0) == 0;
    }

private:
    void add(sock_filter instruction) { filter_.push_back(instruction); }
    std::vector<sock_filter> filter_;
};
}  // namespace

bool systemCallFilter::install() {
    Program program;
    program.load(offsetof(seccomp_data, arch));
    program.finishUnless(FILTERED_MACHINE, SECCOMP_RET_KILL_PROCESS);
    program.load(offsetof(seccomp_data, nr));
    for (const unsigned call : allowed) program.finishIf(call, SECCOMP_RET_ALLOW);
    for (const unsigned call : denied) program.finishIf(call, SECCOMP_RET_ERRNO | EACCES);
    program.finishIfMapping(SYS_mmap);
    program.finishIfMapping(SYS_mprotect);
    program.finish(SECCOMP_RET_KILL_PROCESS);
    return program.install();
}
#else
bool systemCallFilter::install() { return true; }
#endif
