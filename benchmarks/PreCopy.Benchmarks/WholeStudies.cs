using System.Text;
using BenchmarkDotNet.Attributes;
using PreCopy.Benchmarks.Answers;
using PreCopy.Benchmarks.Configuration;
using PreCopy.Results;
using PreCopy.Studies;

namespace PreCopy.Benchmarks;

/// <summary>
/// How long does a reader wait for a whole study, data and finding? Expect milliseconds: a study is a few hundred or
/// thousand batches of microseconds each, so a map can be drawn anew at every change of the model.
/// </summary>
[BenchmarkCategory(Categories.Study)]
public class WholeStudies : ISimulatedCase
{
    private static readonly StudyContext Context = new(Benchmarks: null, CancellationToken.None);

    private IStudy _study = null!;
    private StudyResult _result = null!;

    [Params("slowdown-map")]
    public string Study { get; set; } = "";

    public CaseAnswer Answer
    {
        get
        {
            var checksum = new AnswerChecksum();
            checksum.Add<byte>(Encoding.UTF8.GetBytes(TableCsv.Format(_result.Data)));
            return new(checksum.Value);
        }
    }

    [GlobalSetup]
    public void SetUp() => _study = StudyRegistry.All.Single(study => study.Name == Study);

    [Benchmark]
    public void Run() => _result = _study.Run(Context);
}
