global using Headers = System.Collections.Immutable.ImmutableArray<System.Collections.Generic.KeyValuePair<string, string>>;
