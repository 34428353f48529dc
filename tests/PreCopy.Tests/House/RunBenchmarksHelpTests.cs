using System.Management.Automation;
using System.Management.Automation.Language;
using System.Management.Automation.Runspaces;
using Xunit;

namespace PreCopy.Tests.House;

/// <summary>How <c>run-benchmarks.ps1</c> is written, as the PowerShell parser sees it.</summary>
public sealed class RunBenchmarksHelpTests
{
    // Syntax that Windows PowerShell 5.1 does not have.
    private static readonly TokenKind[] Newer =
    [
        TokenKind.QuestionMark,
        TokenKind.QuestionDot,
        TokenKind.QuestionLBracket,
        TokenKind.QuestionQuestion,
        TokenKind.QuestionQuestionEquals,
        TokenKind.AndAnd,
        TokenKind.OrOr,
        TokenKind.Clean,
    ];

    private static readonly string Path = RepositoryRoot.Combine("run-benchmarks.ps1");
    private readonly ScriptBlockAst _script;
    private readonly Token[] _tokens;
    private readonly ParseError[] _errors;

    public RunBenchmarksHelpTests() => _script = Parser.ParseFile(Path, out _tokens, out _errors);

    [Fact]
    public void It_parses_without_errors() => Assert.Empty(_errors);

    [Fact]
    public void It_uses_only_syntax_of_windows_powershell() =>
        Assert.DoesNotContain(_tokens, token => Newer.Contains(token.Kind));

    [Fact]
    public void It_uses_no_variable_that_only_powershell_7_sets() =>
        Assert.DoesNotContain(
            _tokens.OfType<VariableToken>(),
            token => token.Name is "IsWindows" or "IsLinux" or "IsMacOS" or "IsCoreCLR" or "PSStyle"
        );

    // Windows PowerShell reads a file without a byte-order mark in the system's code page.
    [Fact]
    public void It_is_plain_ascii_without_byte_order_mark() =>
        Assert.All(File.ReadAllBytes(Path), value => Assert.InRange(value, (byte)'\n', (byte)'~'));

    [Fact]
    public void The_help_says_what_it_does_with_examples_and_exit_codes()
    {
        var help = _script.GetHelpContent();

        Assert.NotEmpty(help.Synopsis);
        Assert.NotEmpty(help.Description);
        Assert.True(help.Examples.Count >= 3);
        Assert.All(help.Examples, example => Assert.Contains("run-benchmarks.ps1", example));
        Assert.Contains("Exit codes: 0", help.Notes);
    }

    [Fact]
    public void Get_help_finds_the_help_and_shows_the_default_job()
    {
        using var shell = PowerShell.Create(InitialSessionState.CreateDefault2());
        shell.AddScript(
            $"$help = Get-Help '{Path}'; $help.Synopsis; $help.parameters.parameter[0].defaultValue"
        );

        Assert.Equal(
            [_script.GetHelpContent().Synopsis.Trim(), "short"],
            shell.Invoke().Select(shown => shown.ToString())
        );
    }

    [Fact]
    public void The_help_describes_every_parameter_and_no_other()
    {
        var parameters = _script.ParamBlock.Parameters.Select(parameter =>
            parameter.Name.VariablePath.UserPath.ToUpperInvariant()
        );

        var help = _script.GetHelpContent().Parameters;

        Assert.Equal(parameters.Order(), help.Keys.Order());
        Assert.All(help.Values, Assert.NotEmpty);
    }
}
