#include "Confinement.h"

#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <initializer_list>

#include "SystemCallFilter.h"

namespace {
bool limit(__rlimit_resource_t resource, rlim_t value) {
    const rlimit both{value, value};
    return setrlimit(resource, &both) == 0;
}

/// The Swift runtime is linked and catches crashes; its handlers do what is forbidden here, which would hide the cause.
bool dropSignalHandlers() {
    for (const int number : {SIGQUIT, SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV, SIGSYS}) {
        if (signal(number, SIG_DFL) == SIG_ERR) return false;
    }
    return true;
}
}  // namespace

bool confinement::dropDescriptors() { return close_range(3, ~0U, 0) == 0; }

bool confinement::enter(size_t memoryBytes) {
    if (chdir("/") != 0 || !dropSignalHandlers()) return false;
    // Three descriptors are open; there can be no fourth.
    const bool limited = limit(RLIMIT_AS, memoryBytes) && limit(RLIMIT_CORE, 0) && limit(RLIMIT_FSIZE, 0)
        && limit(RLIMIT_NOFILE, 3) && limit(RLIMIT_NPROC, 0);
    // Memory of patients' files is not for a debugger or a dump.
    return limited && prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0 && prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0
        && systemCallFilter::install();
}
