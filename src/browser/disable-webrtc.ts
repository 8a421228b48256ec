/** Runs in every frame before the page's own scripts: what opens UDP or tunnels of its own is not there. */
export function disableWebRtc(): void {
  for (const name of [
    "RTCPeerConnection",
    "webkitRTCPeerConnection",
    "RTCDataChannel",
    "WebTransport",
  ]) {
    Reflect.deleteProperty(globalThis, name);
  }
}
