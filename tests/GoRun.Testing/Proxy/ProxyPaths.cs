using System.Globalization;

namespace GoRun.Testing.Proxy;

/// <summary>Who answers for which path of a <see cref="ModuleProxy"/>.</summary>
/// <param name="wrongSums">A database of the same name that lies.</param>
internal sealed class ProxyPaths(ModuleProtocol modules, string databaseName, ChecksumDatabase sums, ChecksumDatabase wrongSums)
{
    private const string Root = "/mod/";

    public HttpReply Answer(string path)
    {
        if (!path.StartsWith(Root, StringComparison.Ordinal))
            return HttpReply.NotFound;
        string all = path[Root.Length..];
        (string first, string others) = Split(all);
        return first switch
        {
            "invalid" => HttpReply.Text("invalid"),
            "redirect" => Redirect(others),
            "sumdb-direct" => sums.Answer("/" + others),
            "sumdb-wrong" => wrongSums.Answer("/" + others),
            "sumdb-redirect" => AnswerForAnother(others),
            _ when StatusIn(first, "sumdb-") is { } status =>
                others.StartsWith("sumdb/", StringComparison.Ordinal) ? HttpReply.Empty(status) : ModuleOrSum(others),
            _ when StatusIn(first) is { } status => HttpReply.Empty(status),
            _ => ModuleOrSum(all),
        };
    }

    private HttpReply ModuleOrSum(string path)
    {
        string database = $"sumdb/{databaseName}/";
        if (!path.StartsWith(database, StringComparison.Ordinal))
            return modules.Answer(path);
        string question = path[database.Length..];
        return question == "supported" ? HttpReply.Empty(200) : sums.Answer("/" + question);
    }

    // The path is module@version:/question.
    private HttpReply AnswerForAnother(string path)
    {
        if (path.Split(':', 2) is not [var module, var question])
            return HttpReply.Empty(500);
        return sums.Answer(question.StartsWith("/lookup/", StringComparison.Ordinal) ? "/lookup/" + module : question);
    }

    private static HttpReply Redirect(string path)
    {
        (string count, string others) = Split(path);
        int left = int.Parse(count, CultureInfo.InvariantCulture) - 1;
        return HttpReply.Redirect(left > 0 ? $"{Root}redirect/{left}/{others}" : Root + others);
    }

    private static int? StatusIn(string text, string prefix = "") =>
        text.StartsWith(prefix, StringComparison.Ordinal)
        && int.TryParse(text.AsSpan(prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out int status) && status >= 200
            ? status
            : null;

    private static (string First, string Others) Split(string path)
    {
        int slash = path.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? (path, "") : (path[..slash], path[(slash + 1)..]);
    }
}
