// The C interface of the native peers. One call is one batch of migrations under the policy "converged at or below a
// downtime, forced after a number of rounds"; the dirty curve is min(D·t, W) at a constant rate.
#pragma once

#include <cstdint>

#define PRECOPY_EXPORT extern "C" __attribute__((visibility("default")))

// Element i of every array belongs to migration i; the outputs overlap nothing.
struct PrecopyBatch {
    const double* memory_bytes;
    const double* bandwidth_bytes_per_second;
    const double* dirty_bytes_per_second;
    const double* working_set_bytes;
    double* total_seconds;
    double* downtime_seconds;
    double* bytes_sent;
    int32_t* live_rounds;
    uint8_t* outcomes; // 0 converged, 1 forced
    int64_t count;
    double downtime_limit_seconds; // the tolerance for exact ties included
    double switchover_seconds;
    int32_t max_rounds; // at least 1
};

PRECOPY_EXPORT void precopy_scalar_loop(const PrecopyBatch* batch);
PRECOPY_EXPORT void precopy_masked_loop(const PrecopyBatch* batch);
PRECOPY_EXPORT void precopy_lifting(const PrecopyBatch* batch);
PRECOPY_EXPORT void precopy_memory_shape(const PrecopyBatch* batch);
