using System.Text;

namespace GoRun.Resolve.Modules.Web;

/// <summary>HTTP basic authentication.</summary>
internal static class BasicAuthorization
{
    public static string Header(string user, string password) =>
        "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}"));
}
