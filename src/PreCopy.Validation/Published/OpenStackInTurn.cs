using PreCopy.Model.Policies;
using PreCopy.SharedLink;

namespace PreCopy.Validation.Published;

/// <summary>Twelve VMs one at a time: the whole is the sum of its parts.</summary>
internal static class OpenStackInTurn
{
    private const int Vms = 12;
    private const double SingleSeconds = 16.5;
    private const double WholeSeconds = 205.9;
    private const double StandardDeviationSeconds = 15;

    // Nearly all of it is not copying; one at a time it does not matter how a single is made up.
    private const double SetupSeconds = 16;

    public static CheckGroup Check()
    {
        var payload = Ethernet.PayloadBytesPerSecond(10);
        var predicted = Predict
            .Identical(
                new LinkSettings(payload, PolicyPresets.Find("nova")!.Policy)
                {
                    Concurrency = 1,
                    SetupSeconds = SetupSeconds,
                },
                Vms,
                (SingleSeconds - SetupSeconds) * payload,
                Predict.Idle
            )
            .MakespanSeconds;
        return new(
            "OpenStack, 12 VMs in turn",
            "public raw data: idle VMs of 8 GB over 10 GbE, 40 runs",
            "One at a time, a batch takes the sum of its migrations; what is left, 0.7 s a VM, lies between them.",
            [
                new(
                    "12 VMs of 8 GB, one at a time",
                    "makespan",
                    "s",
                    predicted,
                    WholeSeconds,
                    new(
                        WholeSeconds - StandardDeviationSeconds,
                        WholeSeconds + StandardDeviationSeconds,
                        "a standard deviation of the 40 runs"
                    )
                )
                {
                    Fitted = $"the single migration's {SingleSeconds} s are the data's own",
                },
            ]
        );
    }
}
