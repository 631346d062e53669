// Sends one event as the CloudEvents SDK for Go does and says what it is answered: the status, then the event or the text.
//
//	cloudevents-sender URL binary|structured|batch < EVENT
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"

	cloudevents "github.com/cloudevents/sdk-go/v2"
	cehttp "github.com/cloudevents/sdk-go/v2/protocol/http"
)

func main() {
	url, mode := os.Args[1], os.Args[2]
	var event cloudevents.Event
	must(json.NewDecoder(os.Stdin).Decode(&event))
	if mode == "batch" {
		batch(url, event)
		return
	}
	single(url, mode, event)
}

func single(url, mode string, event cloudevents.Event) {
	client, err := cloudevents.NewClientHTTP(cehttp.WithTarget(url), cehttp.WithHeader("Prefer", "reply"))
	must(err)
	ctx := cloudevents.WithEncodingBinary(context.Background())
	if mode == "structured" {
		ctx = cloudevents.WithEncodingStructured(context.Background())
	}
	reply, result := client.Request(ctx, event)
	var answer *cehttp.Result
	if !cloudevents.ResultAs(result, &answer) {
		must(result)
	}
	fmt.Println(answer.StatusCode)
	if reply != nil {
		must(reply.Validate())
		must(json.NewEncoder(os.Stdout).Encode(reply))
	}
}

func batch(url string, event cloudevents.Event) {
	other := event.Clone()
	other.SetID(event.ID() + "-other")
	request, err := cehttp.NewHTTPRequestFromEvents(context.Background(), url, []cloudevents.Event{event, other})
	must(err)
	answer, err := http.DefaultClient.Do(request)
	must(err)
	text, err := io.ReadAll(answer.Body)
	must(err)
	fmt.Printf("%d\n%s\n", answer.StatusCode, text)
}

func must(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
