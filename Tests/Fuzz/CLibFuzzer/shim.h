// libFuzzer's interface for programs with a main function of their own (FuzzerInterface.h of LLVM).
#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerRunDriver(int *argc, char ***argv, int (*run)(const uint8_t *data, size_t size));
