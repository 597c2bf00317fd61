"""The yardstick of `lawang bench gateway`: a bare paho subscriber.

It takes a site's messages at QoS 1 as the gateway does, answers each hello, and tells the device the `seq` of each
EVERY-th entry, for the load generator goes on at that. It stores nothing and checks nothing: no MAC, no chain, no
clock, no count of people. What it does is the least that anything written with paho must do.

`python baseline_gateway.py HOST PORT SITE EVERY`
"""

import sys

import paho.mqtt.client as mqtt
from paho.mqtt.enums import CallbackAPIVersion

SEQ = b'"seq":'


def main() -> None:
    """Answer until killed; prints one line when it is subscribed."""
    host, port, site, every = sys.argv[1], int(sys.argv[2]), sys.argv[3], int(sys.argv[4])
    client = mqtt.Client(CallbackAPIVersion.VERSION2, f"baseline-{site}")

    def on_evt(client: mqtt.Client, _: object, message: mqtt.MQTTMessage) -> None:
        seq = int(message.payload.partition(SEQ)[2].partition(b",")[0])
        if seq % every == 0:
            client.publish(message.topic.removesuffix("evt") + "ack", b'{"seq":%d,"ok":1}' % seq)

    def on_hello(client: mqtt.Client, _: object, message: mqtt.MQTTMessage) -> None:
        client.publish(message.topic.removesuffix("hello") + "ack", b'{"seq":0,"ok":1}')

    def on_subscribe(*_: object) -> None:
        print('{"ready": true}', flush=True)  # noqa: T201 - what the starter reads

    client.message_callback_add(f"lawang/1/{site}/+/hello", on_hello)
    client.on_message = on_evt  # the cheapest way that paho has
    client.on_subscribe = on_subscribe
    client.connect(host, port)
    client.subscribe([(f"lawang/1/{site}/+/evt", 1), (f"lawang/1/{site}/+/hello", 1)])
    client.loop_forever()


if __name__ == "__main__":
    main()
