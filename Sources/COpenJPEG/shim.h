// Only Sources/DICOMReader, which is C++, includes OpenJPEG's header; this module is how its flags are found.
#pragma once
