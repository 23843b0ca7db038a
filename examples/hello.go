// A first program: ./gorun examples/hello.go [NAME...]
package main

import (
	"fmt"
	"os"
	"runtime"
	"strings"
)

func main() {
	who := "world"
	if len(os.Args) > 1 {
		who = strings.Join(os.Args[1:], " ")
	}
	fmt.Printf("Hello, %s! (%s on %s/%s)\n", who, runtime.Version(), runtime.GOOS, runtime.GOARCH)
}
