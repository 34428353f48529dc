using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace PreCopy.Charts.Drawing;

/// <summary>
/// Makes Skia's SVG look the same everywhere: letters become outlines (a page that shows an image loads no fonts for it),
/// lines scale with the picture. The words stay in it as labels, for search and screen readers.
/// </summary>
internal static partial class SvgFinish
{
    // Outlines are kept at this size, where one decimal place is a thousandth of the letter's height.
    private const float OutlineSize = 100;

    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";
    private static readonly XNamespace XLink = "http://www.w3.org/1999/xlink";

    internal static string Apply(string xml, string title, string finding)
    {
        var root = XElement.Parse(xml);
        // Skia gives the size only; without a view box a narrow page would cut the picture instead of shrinking it.
        root.SetAttributeValue("viewBox", $"0 0 {Figure.Width} {Figure.Height}");
        root.SetAttributeValue("role", "img");
        foreach (var element in root.Descendants())
            element.SetAttributeValue("vector-effect", null);

        NumberClips(root);
        var outlines = new SortedDictionary<string, XElement>(StringComparer.Ordinal);
        foreach (var text in root.Descendants(Svg + "text").ToArray())
            text.ReplaceWith(Outlined(text, outlines));
        root.AddFirst(
            new XElement(Svg + "title", title),
            new XElement(Svg + "desc", finding),
            new XElement(Svg + "defs", outlines.Values)
        );
        return root.ToString(SaveOptions.None) + "\n";
    }

    // Skia counts its clips through the whole process and repeats those that are equal: the same chart would differ from run to run.
    private static void NumberClips(XElement root)
    {
        var names = new Dictionary<string, string>();
        var known = new Dictionary<string, string>();
        foreach (var clip in root.Descendants(Svg + "clipPath").ToArray())
        {
            var shape = string.Concat(clip.Elements());
            var isNew = known.TryAdd(shape, $"clip{known.Count + 1}");
            names[$"url(#{clip.Attribute("id")!.Value})"] = $"url(#{known[shape]})";
            if (isNew)
                clip.SetAttributeValue("id", known[shape]);
            else
                clip.Remove();
        }
        foreach (var use in root.Descendants().Attributes("clip-path"))
            use.Value = names[use.Value];
    }

    private static XElement Outlined(XElement text, SortedDictionary<string, XElement> outlines)
    {
        var isStrong = (string?)text.Attribute("font-weight") is not (null or "400");
        var scale = Number(text.Attribute("font-size")!.Value) / OutlineSize;
        var xs = Numbers(text.Attribute("x")!.Value);
        var baseline = Numbers(text.Attribute("y")!.Value)[0];
        var words = text.Value.Trim();

        var group = new XElement(Svg + "g", new XAttribute("aria-label", words));
        if (text.Attribute("fill") is { } fill)
            group.Add(new XAttribute("fill", fill.Value));
        group.Add(
            new XAttribute(
                "transform",
                $"{(string?)text.Attribute("transform")} translate(0 {Text(baseline)}) scale({Text(scale)})".Trim()
            )
        );
        foreach (var (letter, x) in words.EnumerateRunes().Zip(xs))
        {
            if (Outline(letter, isStrong, outlines) is { } id)
                group.Add(
                    new XElement(
                        Svg + "use",
                        new XAttribute(XLink + "href", $"#{id}"),
                        new XAttribute("x", Text(x / scale))
                    )
                );
        }
        return group;
    }

    /// <summary>The identifier of a letter's outline, defined when first met; null where there is nothing to draw.</summary>
    private static string? Outline(
        Rune letter,
        bool isStrong,
        SortedDictionary<string, XElement> outlines
    )
    {
        var id = $"{(isStrong ? 's' : 'r')}{letter.Value:x}";
        if (outlines.ContainsKey(id))
            return id;
        using var font = new TextStyle(OutlineSize, default, isStrong).Font();
        using var path = font.GetGlyphPath(font.GetGlyph(letter.Value));
        if (path is null || path.IsEmpty)
            return null;
        outlines[id] = new XElement(
            Svg + "path",
            new XAttribute("id", id),
            new XAttribute("d", Decimals().Replace(path.ToSvgPathData(), Rounded))
        );
        return id;
    }

    [GeneratedRegex(@"\d+\.\d+")]
    private static partial Regex Decimals();

    private static string Rounded(Match number) =>
        Number(number.Value).ToString("0.#", CultureInfo.InvariantCulture);

    private static float[] Numbers(string list) =>
        [
            .. list.Split(
                    ',',
                    StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
                )
                .Select(Number),
        ];

    private static float Number(string text) => float.Parse(text, CultureInfo.InvariantCulture);

    private static string Text(float number) =>
        number.ToString("0.####", CultureInfo.InvariantCulture);
}
