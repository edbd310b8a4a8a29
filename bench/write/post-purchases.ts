/**
 * A process of its own: tills that post purchases over kept-alive connections, each waiting for its answer. It writes to
 * the sockets itself, since a full client would take the cores from what is measured.
 */
import { randomUUID } from 'node:crypto';
import { connect, type Socket } from 'node:net';

const [port = '', token = '', phase = 'purchases', amount = '1', customers = '1', clients = '8'] =
  process.argv.slice(2);
const NEW_CUSTOMERS = 0.1;
const known = Number(customers);
const latencies: number[] = [];
let next = 0;
let newcomers = known;
let failed = 0;

const phone = (n: number) => `0901${String(n).padStart(7, '0')}`;

/** One to three lines of two hundred goods; every till numbers its receipts. */
function order(customer: number): string {
  const lines = Array.from({ length: 1 + Math.floor(Math.random() * 3) }, () => {
    const product = Math.floor(Math.random() * 200);
    return {
      sku: `P-${product}`,
      name: `کالای ${product}`,
      quantity: 1 + (product % 3),
      unitPrice: 10_000 * (1 + product),
    };
  });
  next += 1;
  return JSON.stringify({
    customer: { phone: phone(customer), name: `مشتری ${customer}` },
    number: `${phase}-${next}`,
    at: new Date().toISOString(),
    channel: 'till',
    branch: 'چهارباغ',
    lines,
  });
}

function request(body: string): string {
  return `POST /api/v1/purchases HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer ${token}\r\nidempotency-key: ${randomUUID()}\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}

/** Posts until `more` says no. Answers are small: one or two chunks. */
function till(more: () => number | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket: Socket = connect(Number(port), '127.0.0.1');
    let sent = 0;
    let text = '';
    const post = () => {
      const customer = more();
      if (customer === undefined) {
        socket.end();
        return resolve();
      }
      text = '';
      sent = performance.now();
      socket.write(request(order(customer)));
    };
    socket.setNoDelay(true);
    socket.on('connect', post);
    socket.on('error', reject);
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
      const head = text.indexOf('\r\n\r\n');
      const length = /content-length: (\d+)/i.exec(text)?.[1];
      if (head < 0 || length === undefined || text.length < head + 4 + Number(length)) return;
      if (!text.startsWith('HTTP/1.1 201')) {
        failed += 1;
        if (failed <= 3) process.stderr.write(`${text}\n`);
      }
      latencies.push(performance.now() - sent);
      post();
    });
  });
}

function ofAll(): () => number | undefined {
  let customer = 0;
  return () => (customer < known ? customer++ : undefined);
}

function ofSeconds(seconds: number): () => number | undefined {
  const until = performance.now() + seconds * 1000;
  return () => {
    if (performance.now() >= until) return undefined;
    return Math.random() < NEW_CUSTOMERS ? newcomers++ : Math.floor(Math.random() * known);
  };
}

const more = phase === 'customers' ? ofAll() : ofSeconds(Number(amount));
await Promise.all(Array.from({ length: Number(clients) }, () => till(more)));
latencies.sort((a, b) => a - b);
const quantile = (q: number) => Math.round((latencies[Math.floor(q * (latencies.length - 1))] ?? 0) * 10) / 10;
const { user, system } = process.cpuUsage();
process.stdout.write(
  JSON.stringify({
    posted: latencies.length - failed,
    failed,
    msP50: quantile(0.5),
    msP95: quantile(0.95),
    msP99: quantile(0.99),
    cpuSeconds: (user + system) / 1e6,
  }),
);
