/**
 * English sentences as customers write them, with the label that a person gives each, and what
 * they say about the entities in them.
 */
import type { Opinion } from './opinion';

export const ENGLISH_OPINIONS: Opinion[] = [
	// Plain praise and plain blame.
	{ text: 'The delivery was incredibly fast and the driver was friendly.', label: 'positive' },
	{ text: 'Great product, works perfectly and looks beautiful.', label: 'positive' },
	{ text: 'I love this app, it saves me hours every week!', label: 'positive' },
	{ text: 'Your support team is the best I have ever dealt with.', label: 'positive' },
	{ text: 'Setup took five minutes and everything just worked.', label: 'positive' },
	{ text: 'Terrible quality, it broke after two days.', label: 'negative' },
	{ text: 'The package arrived damaged and three weeks late.', label: 'negative' },
	{ text: 'Worst customer service ever. Never again.', label: 'negative' },
	{ text: 'The app crashes every time I open it.', label: 'negative' },
	{ text: 'I was charged twice and nobody answers my emails.', label: 'negative' },
	{ text: 'Checkout is painfully slow and keeps logging me out.', label: 'negative' },
	{ text: 'This is way too expensive for what you get.', label: 'negative' },
	// Neither.
	{ text: 'My order number is 48213.', label: 'neutral' },
	{ text: 'How do I change my delivery address?', label: 'neutral' },
	{ text: 'Please send the invoice to our new office in Leeds.', label: 'neutral' },
	{ text: 'I would like to know when the shop opens on Sunday.', label: 'neutral' },
	{ text: 'The parcel was delivered on Monday at 10 am.', label: 'neutral' },
	{ text: 'Could you tell me which cable fits the 2023 model?', label: 'neutral' },
	{ text: 'We use the Pro plan with twelve seats.', label: 'neutral' },
	{ text: 'Is there an API for exporting the reports?', label: 'neutral' },
	// Negation.
	{ text: 'The battery is not good.', label: 'negative' },
	{ text: "The new update doesn't work on my phone.", label: 'negative' },
	{ text: 'I have never been so happy with a purchase.', label: 'positive' },
	{ text: 'No problems at all so far.', label: 'positive' },
	{ text: 'The installer was not very helpful.', label: 'negative' },
	{ text: "I can't complain, everything arrived without any damage.", label: 'positive' },
	{ text: 'I still have not received a refund.', label: 'negative' },
	{ text: 'It never arrived.', label: 'negative' },
	{ text: "Not bad, but I've seen better.", label: 'neutral' },
	{ text: "Couldn't be happier with my new headphones.", label: 'positive' },
	// Emphasis.
	{ text: 'ABSOLUTELY AMAZING service!!!', label: 'positive' },
	{ text: 'Extremely disappointed with the quality of the fabric.', label: 'negative' },
	{ text: 'The screen is really, really bright and clear 😍', label: 'positive' },
	{ text: 'Three calls, three different answers 😡', label: 'negative' },
	// Opinions that differ by entity.
	{
		text: 'Delivery was fast but support was terrible.',
		label: 'negative',
		entities: { delivery: 'positive', support: 'negative', price: 'neutral' },
	},
	{
		text: 'The camera is excellent, however the battery dies within hours.',
		label: 'negative',
		entities: { camera: 'positive', battery: 'negative' },
	},
	{
		text: 'Although the delivery was late, the support team solved it quickly and kindly.',
		label: 'positive',
		entities: { delivery: 'negative', support: 'positive' },
	},
	{
		text: 'Great price and awful packaging.',
		entities: { price: 'positive', packaging: 'negative' },
	},
	{
		text: 'Delivery and support were great.',
		label: 'positive',
		entities: { delivery: 'positive', support: 'positive' },
	},
	{
		text: 'I love the design. The price is too high, though.',
		entities: { design: 'positive', price: 'negative' },
	},
	{
		text: 'I called support. They were rude and hung up on me.',
		label: 'negative',
		entities: { support: 'negative' },
	},
	{
		text: 'The support agent answered quickly but did not solve anything.',
		label: 'negative',
		entities: { support: 'negative' },
	},
	{
		text: 'Slow, unhelpful support; the batteries last forever, which is fantastic.',
		entities: { support: 'negative', battery: 'positive' },
	},
	{
		text: 'The hotel room was clean, the breakfast was cold and the staff were lovely.',
		entities: { room: 'positive', breakfast: 'negative', staff: 'positive' },
	},
];
