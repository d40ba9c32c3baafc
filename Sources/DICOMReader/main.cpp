#include <dcmtk/config/osconfig.h>

#include <dcmtk/dcmdata/dctk.h>

int main() { return dcmDataDict.isDictionaryLoaded() ? 0 : 1; }
