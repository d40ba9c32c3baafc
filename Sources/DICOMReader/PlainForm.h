#pragma once

#include <dcmtk/config/osconfig.h>

#include <dcmtk/dcmdata/dctk.h>

#include "Answer.h"
#include "TransferSyntax.h"

/// The one form in which data sets are told: Explicit VR Little Endian, all lengths told, no pixels.
namespace plainForm {
/// Parses elements whose structure has been walked.
void parse(DcmDataset &dataSet, const Bytes &bytes, const TransferSyntax &syntax);

/// Takes away what the agent has no use for, and text in other character sets than UTF-8 where that can be done.
void reduce(DcmDataset &dataSet);

/// Tells the elements.
void tell(DcmDataset &dataSet, Answer &answer);
}  // namespace plainForm
