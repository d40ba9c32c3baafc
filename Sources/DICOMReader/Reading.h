#pragma once

#include "Answer.h"
#include "Request.h"

/// From a request to its answer.
void read(const Request &request, Answer &answer);
