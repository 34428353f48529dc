using PreCopy.Model;
using PreCopy.Model.Kernels;

namespace PreCopy.Tests.Comparison;

/// <summary>Scalar, and then Scalar again over the same results: what a comparison must call slower.</summary>
internal sealed class TwiceTheWork : MigrationKernel
{
    private readonly Scalar _scalar = new();

    public override string Name => "TwiceTheWork";

    public override string Technique => "everything twice";

    protected override void Compute<TLaw, TForced>(
        in MigrationBatch batch,
        in StopLimits limits,
        double switchoverSeconds,
        in MigrationResults results
    )
    {
        var policy = new StopPolicy { DowntimeSeconds = 0.3, MaxRounds = 30 };
        for (var time = 0; time < 2; time++)
            _scalar.Run<TLaw>(batch, policy, switchoverSeconds, results);
    }
}
