/** Two soft notes, made on the spot: there is no sound file. */

const NOTES_HZ = [523.25, 659.25] as const;
const APART_SECONDS = 0.16;
const LENGTH_SECONDS = 0.7;
const LOUDNESS = 0.12;

/** Call from a press: browsers let a page sound only after one. */
export function makeChime(): { play(): void; close(): void } {
  const audio = new AudioContext();
  return {
    play() {
      void audio.resume().then(() => {
        for (const [index, hertz] of NOTES_HZ.entries()) note(audio, hertz, audio.currentTime + index * APART_SECONDS);
      });
    },
    close() {
      void audio.close();
    },
  };
}

function note(audio: AudioContext, hertz: number, at: number): void {
  const oscillator = new OscillatorNode(audio, { type: 'sine', frequency: hertz });
  const gain = new GainNode(audio, { gain: 0 });
  gain.gain.setValueAtTime(0, at);
  gain.gain.linearRampToValueAtTime(LOUDNESS, at + 0.02);
  gain.gain.exponentialRampToValueAtTime(0.0001, at + LENGTH_SECONDS);
  oscillator.connect(gain).connect(audio.destination);
  oscillator.start(at);
  oscillator.stop(at + LENGTH_SECONDS);
}
