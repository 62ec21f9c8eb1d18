"""An HTTP subscriber of SNS: confirms what it is asked to confirm, appends every Message to a file. PORT FILE"""
import http.server
import json
import sys
import urllib.request

port, path = int(sys.argv[1]), sys.argv[2]


class Subscriber(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        envelope = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if self.headers["x-amz-sns-message-type"] == "SubscriptionConfirmation":
            urllib.request.urlopen(envelope["SubscribeURL"], timeout=20).read()
        else:
            with open(path, "a", encoding="utf-8") as file:
                file.write(envelope["Message"] + "\n")
        self.send_response(200)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *arguments):
        pass


http.server.ThreadingHTTPServer(("127.0.0.1", port), Subscriber).serve_forever()
