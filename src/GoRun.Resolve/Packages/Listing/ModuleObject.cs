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
        json.Add("Replace", module.Replace is { } replacement ? Fill(json.Child(), replacement) : null);
        json.Add("Time", module.Time);
        json.Add("Main", module.IsMain);
        json.Add("Indirect", module.Indirect);
        json.Add("Dir", module.Directory);
        json.Add("GoMod", module.GoModFile);
        json.Add("GoVersion", module.GoVersion);
        json.Add("Sum", module.Sum);
        json.Add("GoModSum", module.GoModSum);
        return json;
    }
}
