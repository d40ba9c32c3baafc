// dicom-reader MEMORY SECONDS: answers requests of its parent until the parent closes its end. See README.md.

#include <malloc.h>
#include <unistd.h>

#include <cstdlib>
#include <new>

#include "Answer.h"
#include "Confinement.h"
#include "Library.h"
#include "Reading.h"

namespace {
enum Greeting : uint8_t { ready = 0, noDictionary = 1, notConfined = 2 };

int refuseToStart(Greeting why) {
    Answer::greet(why);
    return EXIT_FAILURE;
}

void answer(const Request &request) {
    Answer answer;
    try {
        if (!request.hasRoom) throw Refused{Refusal::outOfMemory};
        read(request, answer);
        answer.finish();
    } catch (const Refused &refused) {
        answer.refuse(refused.reason);
    } catch (const std::bad_alloc &) {
        answer.refuse(Refusal::outOfMemory);
    }
}

/// False when there are no more. The time limit is the parent's; this one is for when the parent is gone.
bool serveOne(unsigned seconds) {
    Request request;
    if (!request.receive()) return false;
    alarm(seconds);
    answer(request);
    alarm(0);
    return true;
}
}  // namespace

int main(int count, char **arguments) {
    const unsigned long mebibytes = count == 3 ? std::strtoul(arguments[1], nullptr, 10) : 0;
    const unsigned long seconds = count == 3 ? std::strtoul(arguments[2], nullptr, 10) : 0;
    if (mebibytes < 64 || mebibytes > 65536 || seconds < 1 || seconds > 3600) return EXIT_FAILURE;
    if (!confinement::dropDescriptors()) return refuseToStart(notConfined);
    if (!library::prepare()) return refuseToStart(noDictionary);
    if (!confinement::enter(mebibytes << 20)) return refuseToStart(notConfined);
    Answer::greet(ready);
    while (serveOne(unsigned(seconds))) malloc_trim(0);
    return EXIT_SUCCESS;
}
