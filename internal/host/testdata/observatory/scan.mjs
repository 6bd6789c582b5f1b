// Scans a site on loopback with Mozilla's checker as it is. It knows the ports 80
// and 443 only, which a test may not have: connections to them go to the ports
// given, and to no other host at all.
import net from "node:net";
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const [host, http, https] = process.argv.slice(2);
const ports = { 80: http, 443: https };
const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function (...args) {
  const options = Array.isArray(args[0]) ? args[0][0] : args[0];
  if (!(options?.port in ports) || ![host, "127.0.0.1"].includes(options.host)) {
    throw new Error(`the checker asks ${options?.host}:${options?.port}`);
  }
  options.port = Number(ports[options.port]);
  options.host = "127.0.0.1";
  return connect.apply(this, args);
};

// The list of preloaded hosts is fetched by the checker's own set-up; ours is on none.
const conf = "./node_modules/@mdn/mdn-http-observatory/conf/hsts-preload.json";
writeFileSync(fileURLToPath(import.meta.resolve(conf)), "{}");
const { scan } = await import("@mdn/mdn-http-observatory");
console.log(JSON.stringify(await scan(host)));
