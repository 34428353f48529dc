using PreCopy.Model;
using Xunit;

namespace PreCopy.Tests.Model;

/// <summary>Numbers that go round in a circle are found, others are not.</summary>
public sealed class RecurrenceTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(0, 2)]
    [InlineData(5, 1)]
    [InlineData(100, 3)]
    [InlineData(7, 50)]
    public void A_circle_is_found_before_three_times_as_many_numbers_have_come(int tail, int length)
    {
        var recurrence = default(Recurrence);
        var steps = 0;
        while (!recurrence.Recurs(1 + (steps < tail ? steps : tail + (steps - tail) % length), 1))
            steps++;

        Assert.InRange(steps, tail, 3 * (tail + length));
    }

    [Fact]
    public void Numbers_that_do_not_come_again_are_none()
    {
        var recurrence = default(Recurrence);
        for (var number = 1; number < 10_000; number++)
            Assert.False(recurrence.Recurs(number, 1));
    }

    [Fact]
    public void One_of_a_pair_is_not_the_pair()
    {
        var recurrence = default(Recurrence);
        for (var number = 1; number < 10_000; number++)
            Assert.False(recurrence.Recurs(1, number));
    }
}
