#include "precopy_native.h"

#include <algorithm>

// The loop as one writes it: the model round by round, two divisions in each.
void precopy_scalar_loop(const PrecopyBatch* batch) {
    for (int64_t i = 0; i < batch->count; i++) {
        const double bandwidth = batch->bandwidth_bytes_per_second[i];
        const double dirty_rate = batch->dirty_bytes_per_second[i];
        const double working_set = batch->working_set_bytes[i];

        double left = batch->memory_bytes[i];
        double sent = 0;
        double seconds = 0;
        double round_seconds = left / bandwidth;
        int32_t rounds = 0;
        do {
            sent += left;
            seconds += round_seconds;
            rounds++;
            left = std::min(left * dirty_rate / bandwidth, working_set);
            round_seconds = left / bandwidth;
        } while (round_seconds > batch->downtime_limit_seconds && rounds < batch->max_rounds);

        batch->total_seconds[i] = seconds + round_seconds + batch->switchover_seconds;
        batch->downtime_seconds[i] = round_seconds + batch->switchover_seconds;
        batch->bytes_sent[i] = sent + left;
        batch->live_rounds[i] = rounds;
        batch->outcomes[i] = round_seconds > batch->downtime_limit_seconds;
    }
}
