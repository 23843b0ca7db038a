using GoRun.Resolve.Modules.Fetching;

namespace GoRun.Resolve.Packages.Listing;

/// <summary>A module as <c>go list -json</c> shows it, on its own or in a package: names and order of <c>go help list</c>.</summary>
internal static class ModuleObject
{
    /// <param name="json">Empty.</param>
    /// <returns>The same, filled.</returns>
    public static JsonObject Fill(JsonObject json, Module module)
    {
        json.Add("Path", module.Path);
        json.Add("Version", module.Version);
        json.Add("Query", module.Query);
        json.Add("Versions", module.Versions);
        json.Add("Replace", module.Replace is { } replacement ? Fill(json.Child(), replacement) : null);
        json.Add("Time", module.Time);
        json.Add("Update", module.Update is { } update ? Fill(json.Child(), update) : null);
        json.Add("Main", module.IsMain);
        json.Add("Indirect", module.Indirect);
        json.Add("Dir", module.Directory);
        json.Add("GoMod", module.GoModFile);
        json.Add("GoVersion", module.GoVersion);
        json.Add("Retracted", module.Retracted);
        json.Add("Deprecated", module.Deprecated);
        json.Add("Error", module.Error.Length > 0 ? Error(json.Child(), module.Error) : null);
        json.Add("Sum", module.Sum);
        json.Add("GoModSum", module.GoModSum);
        json.Add("Origin", module.Origin is { } origin ? Fill(json.Child(), origin) : null);
        return json;
    }

    private static JsonObject Error(JsonObject json, string text)
    {
        json.Add("Err", text);
        return json;
    }

    /// <summary>Without a member it is there all the same.</summary>
    private static JsonObject Fill(JsonObject json, VersionOrigin origin)
    {
        json.Add("VCS", origin.Vcs);
        json.Add("URL", origin.Url);
        json.Add("Subdir", origin.Subdirectory);
        json.Add("Hash", origin.Hash);
        json.Add("TagPrefix", origin.TagPrefix);
        json.Add("TagSum", origin.TagSum);
        json.Add("Ref", origin.Ref);
        json.Add("RepoSum", origin.RepositorySum);
        return json;
    }
}
