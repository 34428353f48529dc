#include "lanes.h"
#include "round_loop.h"

namespace {

constexpr int Vectors = 2;
constexpr int Group = 4 * Vectors;

void migrate(const PrecopyBatch& batch, int64_t at) {
    Lanes bandwidth[Vectors], ratio[Vectors], threshold[Vectors], working_set[Vectors];
    Lanes sent[Vectors], left[Vectors], going[Vectors];
    for (int v = 0; v < Vectors; v++) {
        const int64_t i = at + 4 * v;
        sent[v] = load(batch.memory_bytes + i);
        bandwidth[v] = load(batch.bandwidth_bytes_per_second + i);
        ratio[v] = load(batch.dirty_bytes_per_second + i) / bandwidth[v];
        threshold[v] = bandwidth[v] * all(batch.downtime_limit_seconds);
        working_set[v] = load(batch.working_set_bytes + i);
        left[v] = _mm256_min_pd(sent[v] * ratio[v], working_set[v]);
    }

    __m256i rounds = _mm256_set1_epi32(1);
    for (int32_t round = 1; round < batch.max_rounds; round++) {
        for (int v = 0; v < Vectors; v++)
            going[v] = above(left[v], threshold[v]);
        if (bits(_mm256_or_pd(going[0], going[1])) == 0)
            break;
        for (int v = 0; v < Vectors; v++) {
            sent[v] += _mm256_and_pd(going[v], left[v]);
            left[v] = choose(going[v], _mm256_min_pd(left[v] * ratio[v], working_set[v]), left[v]);
        }
        rounds = _mm256_sub_epi32(rounds, pack(going[0], going[1]));
    }

    uint64_t forced = 0;
    const Lanes switchover = all(batch.switchover_seconds);
    for (int v = 0; v < Vectors; v++) {
        const int64_t i = at + 4 * v;
        const Lanes bytes = sent[v] + left[v];
        store(batch.total_seconds + i, bytes / bandwidth[v] + switchover);
        store(batch.downtime_seconds + i, left[v] / bandwidth[v] + switchover);
        store(batch.bytes_sent + i, bytes);
        forced |= bits(above(left[v], threshold[v])) << (4 * v);
    }
    store_rounds(batch.live_rounds + at, rounds);
    store_outcomes(batch.outcomes + at, forced);
}

} // namespace

// Eight migrations go round by round until the slowest is done; a lane that is done keeps what it has.
void precopy_masked_loop(const PrecopyBatch* batch) {
    const PrecopyBatch local = *batch;
    int64_t i = 0;
    for (; i + Group <= local.count; i += Group)
        migrate(local, i);
    for (; i < local.count; i++)
        precopy_round_loop(local, i);
}
