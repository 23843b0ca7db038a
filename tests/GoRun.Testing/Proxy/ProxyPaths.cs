using System.Globalization;

namespace GoRun.Testing.Proxy;

/// <summary>Who answers for which path of a <see cref="ModuleProxy"/>.</summary>
internal sealed class ProxyPaths(ModuleProtocol modules)
{
    private const string Root = "/mod/";

    public HttpReply Answer(string path)
    {
        if (!path.StartsWith(Root, StringComparison.Ordinal))
            return HttpReply.NotFound;
        string all = path[Root.Length..];
        (string first, string rest) = Split(all);
        return first switch
        {
            "invalid" => HttpReply.Text("invalid"),
            "redirect" => Redirect(rest),
            _ when StatusIn(first) is { } status => HttpReply.Empty(status),
            _ => modules.Answer(all),
        };
    }

    private static HttpReply Redirect(string path)
    {
        (string count, string rest) = Split(path);
        int left = int.Parse(count, CultureInfo.InvariantCulture) - 1;
        return HttpReply.Redirect(left > 0 ? $"{Root}redirect/{left}/{rest}" : Root + rest);
    }

    private static int? StatusIn(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int status) && status >= 200 ? status : null;

    private static (string First, string Others) Split(string path)
    {
        int slash = path.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? (path, "") : (path[..slash], path[(slash + 1)..]);
    }
}
