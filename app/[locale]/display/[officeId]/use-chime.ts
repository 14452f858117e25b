"use client";

import { useEffect, useRef, useState } from "react";

/** Two tones, as in a station. */
function play(audio: AudioContext): void {
	for (const [after, pitch] of [
		[0, 660],
		[0.35, 880],
	] as const) {
		const tone = audio.createOscillator();
		const loudness = audio.createGain();
		const at = audio.currentTime + after;
		tone.frequency.value = pitch;
		loudness.gain.setValueAtTime(0.5, at);
		loudness.gain.exponentialRampToValueAtTime(0.001, at + 0.8);
		tone.connect(loudness).connect(audio.destination);
		tone.start(at);
		tone.stop(at + 0.8);
	}
}

/** Chimes when the key becomes another one. Browsers let a page sound only after somebody has touched it. */
export function useChime(key: string | undefined): { isOn: boolean; turnOn: () => void } {
	const [audio, setAudio] = useState<AudioContext | null>(null);
	const before = useRef(key);
	useEffect(() => {
		if (key !== undefined && key !== before.current && audio) play(audio);
		before.current = key;
	}, [key, audio]);
	const turnOn = () => {
		const made = new AudioContext();
		play(made);
		setAudio(made);
	};
	return { isOn: audio !== null, turnOn };
}
