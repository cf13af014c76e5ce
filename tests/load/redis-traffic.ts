import { connect } from 'node:net';

/** Bytes that a Redis on this machine has read and written so far: `INFO stats`. */
export function redisTraffic(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    let told = '';
    const socket = connect(port, '127.0.0.1', () => socket.write('INFO stats\r\n'));
    socket.setEncoding('latin1');
    socket.on('error', reject);
    socket.on('data', (data: string) => {
      told += data;
      const [, read] = /total_net_input_bytes:(\d+)\r/.exec(told) ?? [];
      const [, written] = /total_net_output_bytes:(\d+)\r/.exec(told) ?? [];
      if (read === undefined || written === undefined) return;
      socket.destroy();
      resolve(Number(read) + Number(written));
    });
  });
}
