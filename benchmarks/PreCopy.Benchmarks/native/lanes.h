// Four migrations a vector: the few operations that the AVX2 peers share.
#pragma once

#include <cstdint>
#include <cstring>
#include <immintrin.h>

using Lanes = __m256d;

// For what only pays when the compiler sees it together with its caller.
#define PRECOPY_INLINE inline __attribute__((always_inline))

static inline Lanes all(double value) { return _mm256_set1_pd(value); }
static inline Lanes load(const double* from) { return _mm256_loadu_pd(from); }
static inline void store(double* to, Lanes value) { _mm256_storeu_pd(to, value); }
static inline Lanes above(Lanes a, Lanes b) { return _mm256_cmp_pd(a, b, _CMP_GT_OQ); }
static inline Lanes choose(Lanes mask, Lanes yes, Lanes no) { return _mm256_blendv_pd(no, yes, mask); }
static inline uint64_t bits(Lanes mask) { return static_cast<uint64_t>(_mm256_movemask_pd(mask)); }

// The upper halves of eight doubles' masks, in the order of the 128-bit halves: lanes 0 1 4 5 2 3 6 7.
static inline __m256i pack(Lanes low, Lanes high) {
    return _mm256_castps_si256(_mm256_shuffle_ps(_mm256_castpd_ps(low), _mm256_castpd_ps(high), 0xDD));
}

// Eight packed counts, back in the order of the lanes.
static inline void store_rounds(int32_t* to, __m256i packed) {
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(to), _mm256_permute4x64_epi64(packed, 0xD8));
}

// A byte a bit: eight outcomes.
static inline void store_outcomes(uint8_t* to, uint64_t forced) {
    const uint64_t bytes = _pdep_u64(forced, 0x0101010101010101);
    std::memcpy(to, &bytes, sizeof bytes);
}
