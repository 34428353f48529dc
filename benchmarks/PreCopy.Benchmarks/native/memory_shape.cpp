#include "lanes.h"
#include "precopy_native.h"

// The loads and the stores of a kernel without its arithmetic: no kernel can be faster once memory is the limit.
void precopy_memory_shape(const PrecopyBatch* batch) {
    const PrecopyBatch local = *batch;
    int64_t i = 0;
    for (; i + 8 <= local.count; i += 8) {
        const Lanes low = load(local.working_set_bytes + i);
        const Lanes high = load(local.working_set_bytes + i + 4);
        for (int v = 0; v < 8; v += 4) {
            store(local.total_seconds + i + v, load(local.memory_bytes + i + v));
            store(local.downtime_seconds + i + v, load(local.bandwidth_bytes_per_second + i + v));
            store(local.bytes_sent + i + v, load(local.dirty_bytes_per_second + i + v));
        }
        store_rounds(local.live_rounds + i, pack(low, high));
        store_outcomes(local.outcomes + i, bits(low) | bits(high) << 4);
    }
    for (; i < local.count; i++) {
        local.total_seconds[i] = local.memory_bytes[i];
        local.downtime_seconds[i] = local.bandwidth_bytes_per_second[i];
        local.bytes_sent[i] = local.dirty_bytes_per_second[i];
        local.live_rounds[i] = static_cast<int32_t>(local.working_set_bytes[i] > 0);
        local.outcomes[i] = 0;
    }
}
