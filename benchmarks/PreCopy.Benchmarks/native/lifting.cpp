#include "lanes.h"
#include "round_loop.h"

#include <array>
#include <utility>

// Binary lifting. Below a ratio of 1 the rounds fall by the same factor, v_k = v_1·ρ^(k-1), so the last round above the
// threshold is found by trying steps that halve; at or above 1 every round is v_1. No branch depends on the data, the
// bytes are a geometric sum, and sixteen migrations side by side, with the next ones' division already under way, hide
// the latencies.
namespace {

constexpr int Vectors = 4;
constexpr int Group = 4 * Vectors;
constexpr int MostLevels = 10;
constexpr int AnyTop = -1;

// Nearer to 1, (v_1 - v_k) / (1 - ρ) loses digits: those lanes take the loop.
constexpr double HighestRatio = 63.0 / 64;
constexpr double LargestBelowOne = 1 - 0x1p-53;

struct Search {
    Lanes threshold[Vectors];
    Lanes left[Vectors];
    __m256i rounds[Vectors / 2];
};

struct Limits {
    double downtime;
    double switchover;
    double later_rounds; // all but the first
    int32_t top;         // the largest step, tried first
};

PRECOPY_INLINE void divide(const PrecopyBatch& batch, int64_t at, Lanes* ratio) {
    for (int v = 0; v < Vectors; v++)
        ratio[v] = load(batch.dirty_bytes_per_second + at + 4 * v) / load(batch.bandwidth_bytes_per_second + at + 4 * v);
}

// Goes `step` rounds on where those all stay above the threshold.
PRECOPY_INLINE void leap(Search& search, int32_t step, const Lanes* power) {
    Lanes stays[Vectors];
    for (int v = 0; v < Vectors; v++) {
        const Lanes there = search.left[v] * power[v];
        stays[v] = above(there, search.threshold[v]);
        search.left[v] = choose(stays[v], there, search.left[v]);
    }
    for (int v = 0; v < Vectors; v += 2) {
        const __m256i steps = _mm256_and_si256(pack(stays[v], stays[v + 1]), _mm256_set1_epi32(step));
        search.rounds[v / 2] = _mm256_add_epi32(search.rounds[v / 2], steps);
    }
}

// Steps of `top`, 2^(Levels-1), …, 2, 1 rounds: they reach every round above the threshold before the last allowed one.
template <int Levels>
PRECOPY_INLINE void find(Search& search, int32_t top, const Lanes* ratio) {
    Lanes powers[Levels + 1][Vectors], highest[Vectors];
    for (int v = 0; v < Vectors; v++) {
        powers[0][v] = _mm256_min_pd(ratio[v], all(1));
        for (int level = 1; level < Levels; level++)
            powers[level][v] = powers[level - 1][v] * powers[level - 1][v];
        highest[v] = all(1);
        for (int level = 0; level < Levels; level++)
            if (top >> level & 1)
                highest[v] = highest[v] * powers[level][v];
    }
    if (top > 0)
        leap(search, top, highest);
    for (int level = Levels - 1; level >= 0; level--)
        leap(search, 1 << level, powers[level]);

    // A round above the threshold is followed by one more.
    Lanes goes_on[Vectors];
    for (int v = 0; v < Vectors; v++) {
        goes_on[v] = above(search.left[v], search.threshold[v]);
        search.left[v] = choose(goes_on[v], search.left[v] * powers[0][v], search.left[v]);
    }
    for (int v = 0; v < Vectors; v += 2)
        search.rounds[v / 2] = _mm256_sub_epi32(search.rounds[v / 2], pack(goes_on[v], goes_on[v + 1]));
}

// The lanes that want the loop, a bit each.
PRECOPY_INLINE uint64_t finish(const PrecopyBatch& batch, int64_t at, const Limits& limits, const Lanes* ratio,
                       const Lanes* first, const Search& search) {
    uint64_t forced_lanes = 0, near_one = 0;
    for (int v = 0; v < Vectors; v++) {
        const int64_t i = at + 4 * v;
        const Lanes bandwidth = load(batch.bandwidth_bytes_per_second + i);
        const Lanes left = search.left[v];
        const Lanes forced = above(left, bandwidth * all(limits.downtime));
        // Signs instead of comparisons: subtraction has pipes of its own.
        const Lanes never_falls = all(LargestBelowOne) - ratio[v];
        const Lanes falls_slowly = all(HighestRatio) - ratio[v];
        const Lanes repeated = _mm256_and_pd(forced, first[v] * all(limits.later_rounds));
        const Lanes numerator = choose(never_falls, repeated, first[v] - left);
        const Lanes denominator = choose(never_falls, all(1), all(1) - ratio[v]);
        near_one |= bits(_mm256_andnot_pd(never_falls, falls_slowly)) << (4 * v);
        const Lanes bytes = load(batch.memory_bytes + i) + left + numerator / denominator;
        const Lanes seconds_per_byte = all(1) / bandwidth;
        store(batch.bytes_sent + i, bytes);
        store(batch.total_seconds + i, bytes * seconds_per_byte + all(limits.switchover));
        store(batch.downtime_seconds + i, left * seconds_per_byte + all(limits.switchover));
        forced_lanes |= bits(forced) << (4 * v);
    }
    for (int v = 0; v < Vectors; v += 2) {
        store_rounds(batch.live_rounds + at + 4 * v, search.rounds[v / 2]);
        store_outcomes(batch.outcomes + at + 4 * v, forced_lanes >> (4 * v) & 0xFF);
    }
    return near_one;
}

template <int Levels>
PRECOPY_INLINE uint64_t migrate(const PrecopyBatch& batch, int64_t at, const Limits& limits, const Lanes* ratio) {
    Lanes first[Vectors];
    Search search;
    for (int v = 0; v < Vectors; v++) {
        const int64_t i = at + 4 * v;
        search.threshold[v] = load(batch.bandwidth_bytes_per_second + i) * all(limits.downtime);
        first[v] = _mm256_min_pd(load(batch.memory_bytes + i) * ratio[v], load(batch.working_set_bytes + i));
        search.left[v] = first[v];
    }
    for (int v = 0; v < Vectors; v += 2)
        search.rounds[v / 2] = _mm256_set1_epi32(1);
    find<Levels>(search, limits.top, ratio);
    return finish(batch, at, limits, ratio, first, search);
}

// Inline, so that nobody has the batch's address and its pointers stay in registers.
PRECOPY_INLINE void loop_near_one(const PrecopyBatch& batch, int64_t at, uint64_t near_one) {
    for (; __builtin_expect(near_one != 0, 0); near_one &= near_one - 1)
        precopy_round_loop(batch, at + __builtin_ctzll(near_one));
}

template <int Levels, int KnownTop>
void lift(const PrecopyBatch& caller) {
    const PrecopyBatch batch = caller;
    const int32_t top = KnownTop == AnyTop ? batch.max_rounds - 1 - (1 << Levels) : KnownTop;
    const Limits limits{batch.downtime_limit_seconds, batch.switchover_seconds, batch.max_rounds - 1.0, top};
    const int64_t last = batch.count - Group;
    if (last < 0) {
        for (int64_t i = 0; i < batch.count; i++)
            precopy_round_loop(batch, i);
        return;
    }
    Lanes ratio[Vectors], next[Vectors];
    divide(batch, 0, ratio);
    int64_t i = 0;
    for (; i + Group <= last; i += Group) {
        divide(batch, i + Group, next);
        loop_near_one(batch, i, migrate<Levels>(batch, i, limits, ratio));
        for (int v = 0; v < Vectors; v++)
            ratio[v] = next[v];
    }
    loop_near_one(batch, i, migrate<Levels>(batch, i, limits, ratio));
    if (i == last)
        return;
    // The rest is a whole group too: it does some migrations again rather than a few in the loop.
    divide(batch, last, ratio);
    loop_near_one(batch, last, migrate<Levels>(batch, last, limits, ratio));
}

template <int... Levels>
constexpr auto lifts(std::integer_sequence<int, Levels...>) {
    return std::array{lift<Levels, AnyTop>...};
}

constexpr int UsualMaxRounds = 30;

} // namespace

void precopy_lifting(const PrecopyBatch* batch) {
    constexpr auto by_levels = lifts(std::make_integer_sequence<int, MostLevels + 1>());
    if (batch->max_rounds == UsualMaxRounds)
        return lift<4, UsualMaxRounds - 17>(*batch);
    // The largest number of levels whose steps, 2^levels - 1 rounds in all, are not too many.
    const int levels = batch->max_rounds < 2 ? MostLevels + 1 : 31 - __builtin_clz(batch->max_rounds - 1);
    if (levels > MostLevels)
        return precopy_masked_loop(batch);
    by_levels[levels](*batch);
}
