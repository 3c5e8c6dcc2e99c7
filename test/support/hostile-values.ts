import type { Message } from './node-red/rig';

/** Gives the message a property that throws `what` when it is read. */
export function trap(
	message: Message,
	property: string,
	what: unknown = new Error('trap'),
): Message {
	return Object.defineProperty(message, property, {
		enumerable: true,
		configurable: true,
		get() {
			throw what;
		},
	});
}

/** An object with a text that holds itself. */
export function circle(): Message {
	const value: Message = { text: 'a circle' };
	value.self = value;
	return value;
}
