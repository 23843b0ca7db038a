using System.Collections.Immutable;
using System.Globalization;

namespace GoRun.Bench.Programs;

/// <summary>
/// One package of a <see cref="GeneratedModule"/>: some 130 lines in four files and a test, and in every fifth package two files for one
/// platform each.
/// </summary>
/// <param name="Module">The module path.</param>
/// <param name="Number">Counts from 0, lower layers first.</param>
/// <param name="Width">Packages in a layer.</param>
/// <param name="Imports">Numbers of the packages that this one imports.</param>
internal sealed record GeneratedPackage(string Module, int Number, int Width, ImmutableArray<int> Imports)
{
    public string Name => string.Create(CultureInfo.InvariantCulture, $"p{Number:d4}");

    public string ImportPath => $"{Module}/{Folder}";

    private string Folder => string.Create(CultureInfo.InvariantCulture, $"layer{Number / Width:d2}/{Name}");

    private bool ImportsLeaf => Number % 10 == 0;

    public void WriteTo(GoModule module)
    {
        module.Write($"{Folder}/doc.go", $"// Package {Name} keeps items.\npackage {Name}\n");
        Write("item.go", Item);
        Write("store.go", Store);
        Write("total.go", Total);
        Write("item_test.go", Test);
        if (Number % 5 != 0) return;
        Write("limit_linux.go", "const limit = 1 << 16\n");
        Write("limit_windows.go", "const limit = 1 << 12\n");

        void Write(string name, string text) => module.Write($"{Folder}/{name}", $"package {Name}\n\n{text}");
    }

    private const string Test = """
        import "testing"

        func TestLabel(t *testing.T) {
        	if (Item{}).Label() == "" {
        		t.Fatal("no label")
        	}
        }

        """;

    private const string Item = """
        import (
        	"strconv"
        	"strings"
        )

        // Item is what a Store keeps.
        type Item struct {
        	ID     int
        	Name   string
        	Weight float64
        	Tags   []string
        }

        // Label is for people.
        func (i Item) Label() string {
        	var b strings.Builder
        	b.WriteString(strconv.Itoa(i.ID))
        	b.WriteByte(' ')
        	b.WriteString(strings.ToUpper(i.Name))
        	for _, tag := range i.Tags {
        		b.WriteString(" #" + tag)
        	}
        	return b.String()
        }

        // Has reports whether the item has a tag.
        func (i Item) Has(tag string) bool {
        	for _, t := range i.Tags {
        		if strings.EqualFold(t, tag) {
        			return true
        		}
        	}
        	return false
        }

        """;

    private const string Store = """
        import (
        	"errors"
        	"fmt"
        	"sort"
        	"sync"
        )

        // ErrAbsent says that there is no such item.
        var ErrAbsent = errors.New("no such item")

        // Store keeps items by ID.
        type Store struct {
        	mu    sync.Mutex
        	items map[int]Item
        }

        // Put adds an item or replaces it.
        func (s *Store) Put(item Item) {
        	s.mu.Lock()
        	defer s.mu.Unlock()
        	if s.items == nil {
        		s.items = make(map[int]Item)
        	}
        	s.items[item.ID] = item
        }

        // Get finds an item.
        func (s *Store) Get(id int) (Item, error) {
        	s.mu.Lock()
        	defer s.mu.Unlock()
        	item, ok := s.items[id]
        	if !ok {
        		return Item{}, fmt.Errorf("item %d: %w", id, ErrAbsent)
        	}
        	return item, nil
        }

        // Sorted gives the items by weight.
        func (s *Store) Sorted() []Item {
        	s.mu.Lock()
        	defer s.mu.Unlock()
        	items := make([]Item, 0, len(s.items))
        	for _, item := range s.items {
        		items = append(items, item)
        	}
        	sort.Slice(items, func(a, b int) bool { return items[a].Weight < items[b].Weight })
        	return items
        }

        """;

    private string Total
    {
        get
        {
            GeneratedPackage[] imported = [.. Imports.Select(i => this with { Number = i })];
            string lines = string.Concat(imported.Select(p => $"\t\"{p.ImportPath}\"\n")) + (ImportsLeaf ? $"\t\"{Module}/leaf\"\n" : "");
            string terms = string.Concat(imported.Select(p => $" + {p.Name}.Own()")) + (ImportsLeaf ? " + leaf.Edit()*0" : "");
            string tags = $"[]string{{\"a\", \"{Name}\"}}";
            string imports = lines.Length > 0 ? $"import (\n{lines})\n\n" : "";
            return string.Create(CultureInfo.InvariantCulture, $$"""
                {{imports}}// Own is what this package adds.
                func Own() int {
                	var s Store
                	s.Put(Item{ID: {{Number}}, Name: "{{Name}}", Weight: {{Number}}.5, Tags: {{tags}}})
                	item, err := s.Get({{Number}})
                	if err != nil || !item.Has("A") {
                		panic(err)
                	}
                	return len(item.Label())
                }

                // Total adds what the imports add.
                func Total() int { return Own(){{terms}} }

                """);
        }
    }
}
