using PreCopy.Lab.Batches;

namespace PreCopy.Cli.Lab;

/// <summary>The verb <c>lab run</c>: one batch of real migrations, and what the model says of it.</summary>
internal static class LabRunCommand
{
    private const string Example = """
        precopy lab run --vms 3 --dirty-share 0.25
        precopy lab run --vms 2 --dirty-share 0.4 --concurrency 1
        precopy lab run --vms 2 --weights 7,3 --memory "32 MiB" --json

        Exit codes: 0 the batch was run, 2 it could not be.
        --json prints:
        """;

    public static Verb Create()
    {
        var options = new LabRunOptions();
        var verb = new Verb(
            "run",
            "Migrate VMs for real, all over one link, with the prediction beside the result.",
            $"{Example}\n{LabRunJson.Keys}"
        )
        {
            EndGrace = LabCommand.EndGrace,
        };
        options.AddTo(verb);
        verb.SetAction((parsed, cancellation) => RunAsync(options.Request(parsed), cancellation));
        return verb;
    }

    private static async Task<int> RunAsync(LabRunRequest request, CancellationToken cancellation)
    {
        using var lab = OpenLab.Open(request.Link, request.LinkBytesPerSecond, request.UseKvm);
        var prediction = Predicted.AtOnce(request, lab);
        var run = await VmBars.ShowAsync(
            request.Batch.Guests.Count,
            progress => new BatchRunner(lab.Host).RunAsync(request.Batch, progress, cancellation)
        );
        if (request.AsJson)
            LabRunJson.Write(Console.Out, request, run, prediction);
        else
            LabRunTable.Write(request, run, prediction);
        return ExitCode.Done;
    }
}
