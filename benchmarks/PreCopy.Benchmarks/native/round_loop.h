// One migration round by round, the dirty ratio divided once: what the vector peers do with remainders.
#pragma once

#include "precopy_native.h"

#include <algorithm>

static inline __attribute__((always_inline)) void precopy_round_loop(const PrecopyBatch& batch, int64_t i) {
    const double bandwidth = batch.bandwidth_bytes_per_second[i];
    const double ratio = batch.dirty_bytes_per_second[i] / bandwidth;
    const double threshold = bandwidth * batch.downtime_limit_seconds;
    const double working_set = batch.working_set_bytes[i];

    double sent = batch.memory_bytes[i];
    double left = std::min(sent * ratio, working_set);
    int32_t rounds = 1;
    for (; left > threshold && rounds < batch.max_rounds; rounds++) {
        sent += left;
        left = std::min(left * ratio, working_set);
    }

    const double bytes = sent + left;
    batch.total_seconds[i] = bytes / bandwidth + batch.switchover_seconds;
    batch.downtime_seconds[i] = left / bandwidth + batch.switchover_seconds;
    batch.bytes_sent[i] = bytes;
    batch.live_rounds[i] = rounds;
    batch.outcomes[i] = left > threshold;
}
