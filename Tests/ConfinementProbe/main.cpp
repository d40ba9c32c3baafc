// ConfinementProbe DEED: gives up its rights as dicom-reader does, then does what a file that took it over might try.
//
// Run by ConfinementTests; in no product. Ends with code 0 only if the deed was done.

#include <fcntl.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cstdlib>
#include <string>

#include "../../Sources/DICOMReader/Confinement.cpp"
#include "../../Sources/DICOMReader/SystemCallFilter.cpp"

namespace {
constexpr int failed = 3, unknownDeed = 4, notConfined = 5;

bool isDone(const std::string &deed, pid_t parent) {
    // Signal 0 looks whether the process can be sent one.
    if (deed == "signal-thread") return syscall(SYS_tgkill, parent, parent, 0) == 0;
    if (deed == "signal-process") return kill(parent, 0) == 0;
    if (deed == "open") return open("/proc/self/status", O_RDONLY) >= 0;
    if (deed == "socket") return socket(AF_UNIX, SOCK_STREAM, 0) >= 0;
    if (deed == "fork") return fork() >= 0;
    if (deed == "code") {
        return mmap(nullptr, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED;
    }
    if (deed == "memory") {
        const size_t count = size_t(1) << 30;
        return mmap(nullptr, count, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED;
    }
    if (deed == "nothing") return true;
    _exit(unknownDeed);
}
}  // namespace

int main(int count, char **arguments) {
    if (count != 2) return unknownDeed;
    const std::string deed = arguments[1];
    const pid_t parent = getppid();
    if (!confinement::dropDescriptors() || !confinement::enter(size_t(256) << 20)) return notConfined;
    if (deed == "abort") std::abort();
    if (deed == "uncaught") throw 1;
    return isDone(deed, parent) ? EXIT_SUCCESS : failed;
}
