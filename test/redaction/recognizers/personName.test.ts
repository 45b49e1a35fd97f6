import { describe, expect, it } from 'vitest';
import { detectPii } from '../../../src/redaction/detectPii.ts';

/** People in angle brackets, in the ways people write of people; all invented. */
const PEOPLE = String.raw`
From: <Thandiwe Mokoena>
Mr. <Green> is waiting outside.
Follow up with Dr. <van der Linden> in two weeks.
Name: <Salami>, <Gregorio>    Age: 45    Sex: M
Family Name: <Okonjo>  Given Name: <Petra>
Emergency contact - <Marisol> (+44 7700 900720), neighbor
A taxi for the <Marchetti> party of 4 is booked.
Present: <Ravenscroft>, <Marchetti>. Excused: <Gibson>.
I was talking to <Thorvald> about the lease.
The records were reviewed by <Baraka>.
To: <Piotr Wasilewski>
Subject: refund. I spoke with <Gwendolyn> yesterday about it.
Agent: Hello, am I speaking with <Rajesh Venkataraman>?
<Siobhan>: hey, did <Declan> pick up the kids?
Patient <Ethel Crabtree> presented with fever.
The witness, <Marguerite Dupont>, identified the defendant.
My husband <Oluwaseun> and I would like two seats.
Can you ask <Bartholomew> to call me back?
I talked to <Yusuf Al-Khatib> at the desk.
Signed by <J. R. Hathersage>
Kind regards,\n<Ingrid Solheim>\nHead of Support
Thanks,\n<Dmitri>
<Xochitl Ramirez> scored twice and <Tuukka Koskinen> made 31 saves.
Coach <Brindlewood> pulled his goalie.
<Nguyen Thi Minh Khai> signed the form.
Goal by <Aleksandr Barkovsky>, assisted by <Teemu Varjonen>.
<Leopold Stanhope-Gray> was born in Leeds.
Please update the contact to <Guadalupe Ortega de la Cruz>.
I am <Kwame>, your new driver.
Emergency contact: <Fatima Zahra Benali>
Attendees: <Hiroshi>, <Katalin> and <Bjorn>
Interview with <Carmelita Vasquez>, goaltender
Dr <Priyanka Subramaniam> will see you now.
It was <Wolfgang> who broke the glass.
We interviewed <Tamsin Featherstone> last week.
hi this is <maria gonzalez>, my order is late
ask for <jerome> at the front desk
my son <tyler> lost his ticket
<Anneliese>'s mother called twice.
The account belongs to <Cornelius Vandermeer>.
Invoice to <Beatrix Lindholm>, due Friday
Reported by <Esperanza Quintanilla> on site
CC: <Hamish McTavish>
<Lars>, can you check the rink?
Happy birthday <Saoirse>!
Ms. <Pemberton> asked for an aisle seat.
<John Smith> reported that the light is broken.
I gave the keys to <Ayesha Siddiqui>.
The goalie, <Mikael Backstrand>, was hurt.
Player of the game: <Renaud Castonguay>
The beneficiary is <Ophelia Marchetti>.
Name on card: <ROBERT J HENDERSON>
Tell <Abdul Rahman> that his badge is ready.
<Jacqueline Beaumont-Reyes>, 34, lives in Quebec.
Is <Thaddeus> there?
`
  .trim()
  .split('\n');

/** Capitals that are nobody: works, places, things, companies, laws, headings. */
const NOBODY = `
The Federal Reserve raised interest rates on behalf of the Treasury.
Apply Aloe Vera gel twice daily and avoid Vitamin A supplements.
The Supreme Court ruled that the Clean Air Act applies.
Mix the Worcestershire sauce with Dijon mustard and Greek yogurt.
The Roman Empire fell, and the Middle Ages began.
The Amazon River flows through the Andes foothills of Peru.
My Samsung Galaxy keeps disconnecting from the Wi-Fi router.
The Nobel Prize in Physics was announced in Stockholm.
Install the Android Studio emulator and run the Gradle build.
Patients with Type 2 Diabetes should avoid Metformin if kidney function is poor.
The Eiffel Tower and the Louvre are in Paris.
Mount Everest is higher than Kilimanjaro.
Volkswagen recalled the Golf and the Passat.
Star Wars and The Lord of the Rings are on Netflix.
The University of Michigan beat Ohio State in overtime.
I bought a Dyson vacuum and a KitchenAid mixer on Black Friday.
The European Union and the World Bank signed an agreement.
The Great Depression began in the United States.
Python, Ruby and Perl are scripting languages.
Jupiter, Saturn and Mars are visible tonight.
We flew Lufthansa from Frankfurt to Singapore.
The Declaration of Independence was signed in Philadelphia.
Please see Appendix B and Exhibit C of the Master Services Agreement.
The Defendant shall indemnify the Plaintiff under Section 4 of the Agreement.
This Agreement is governed by the laws of the State of Delaware.
The Borrower shall repay the Lender according to the Payment Schedule.
Chronic Obstructive Pulmonary Disease was ruled out by Chest CT.
The MRI showed a Grade II tear of the Anterior Cruciate Ligament.
Blood pressure 120/80, heart rate 72, temperature 98.6.
Ibuprofen 400 mg every 6 hours as needed.
Take Exit 24 toward Route 9 and merge onto the Turnpike.
Bitcoin and Ethereum fell while Nasdaq futures rose.
JPMorgan Chase and Wells Fargo raised fees.
The Fourth Amendment protects against unreasonable searches.
Buy the Nike Air Max in size 10 at Foot Locker.
Toyota Corolla and Honda Civic are the best sellers.
The Beatles and the Rolling Stones toured America.
The New England Journal of Medicine published the study.
Internet Explorer is no longer supported by Microsoft Teams.
The Great Barrier Reef is off the coast of Queensland.
Harvard Business School and the London School of Economics cooperate.
Customer Success Manager needed in the Berlin office.
The Annual General Meeting approved the Remuneration Report.
Net Revenue and Gross Margin improved in the Third Quarter.
The Battle of Waterloo ended the Napoleonic Wars.
Merry Christmas and a Happy New Year from all of us!
Terminal 3, Gate B12, boarding at the front.
The Boeing 737 Max returned to service with Ryanair.
Adobe Photoshop crashed while saving the file.
The Hubble Space Telescope imaged the Andromeda Galaxy.
Mercedes and Ferrari dominated the Monaco Grand Prix.
Real Madrid drew with Bayern Munich in the Champions League.
Manchester United lost to Liverpool at Anfield.
The Golden Gate Bridge is closed for repairs.
Central Park and Times Square were crowded.
The Senate passed the Inflation Reduction Act.
The Black Lives Matter movement grew across America.
Coca-Cola and Pepsi compete in the Indian market.
PayPal declined the refund because the Seller Protection expired.
My Kindle Paperwhite does not sync with the Amazon store.
Windows Update failed with error 0x80070005.
Reset the Linksys router and open the Admin Console.
The Sahara is the largest desert in Africa.
Spanish, French and Portuguese are Romance languages.
Catholics and Protestants fought in Ireland.
The Ming Dynasty followed the Yuan Dynasty.
Beethoven's Ninth is on the program tonight.
Vanilla Latte, Caramel Macchiato and Iced Americano
Premium Plan, Basic Plan, Enterprise Plan
Shipping Address is required.
Full Name, Date of Birth, Email Address
First Name: required. Last Name: required.
Billing Department, Accounts Payable
Step 1: Open Settings. Step 2: Choose Network. Step 3: Tap Reset.
Warning: Low Battery. Connect Charger.
Frequently Asked Questions
Dallas is bigger than Austin, but Houston is the biggest.
Jordan and Israel share the Dead Sea.
Georgia borders Florida and Alabama.
Lincoln is in Nebraska; Jackson is in Mississippi.
The Chase Sapphire card has no foreign fees.
Schedule a demo with Sales. Contact Support for help.
The order ships from Memphis and arrives in Phoenix.
Lambda Labs and Hugging Face host the models.
Tesla Model 3 and Ford Mustang owners complain about range.
The Johns Hopkins study and the Mayo Clinic report disagree.
Alzheimer's and Parkinson's are degenerative diseases.
The Pfizer and Moderna vaccines use mRNA.
Avoid St. John's Wort while taking this medicine.
Our Head Coach And General Manager Search Continues
The Carter Center monitors elections.
The Kennedy Space Center launches on Thursday.
the boston bruins beat the toronto maple leafs in overtime
my iphone stopped working after the update
i want to cancel my premium plan
how long does shipping to germany take?
the new york times reported on the election
can i get a refund for my netflix subscription?
`
  .trim()
  .split('\n');

describe('personName', () => {
  it.each(PEOPLE.map((line) => [line]))('finds the people in: %s', (line) => {
    const people: string[] = [];
    const text = line.replaceAll('\\n', '\n').replace(/<([^>]*)>/g, (_, name: string) => {
      people.push(name);
      return name;
    });
    const found = detectPii(text)
      .filter(({ type }) => type === 'NAME')
      .map(({ begin, end }) => text.slice(begin, end));
    expect(found).toEqual(people);
  });

  it.each(NOBODY.map((line) => [line]))('finds nobody in: %s', (line) => {
    expect(detectPii(line).filter(({ type }) => type === 'NAME')).toEqual([]);
  });

  it('leaves titles out, and names that are part of an address or organization', () => {
    const text =
      'Dr. Amara Osei of Henderson Medical Center lives at 12 Abraham Lincoln Street, Erie, PA 16501.';
    const found = detectPii(text).map(({ type, begin, end }) => [type, text.slice(begin, end)]);
    expect(found).toEqual([
      ['NAME', 'Amara Osei'],
      ['ADDRESS', '12 Abraham Lincoln Street, Erie, PA 16501'],
    ]);
  });

  it('knows a family name again that stood in a whole name', () => {
    const text = 'Sigrid Oyelaran called. We told Oyelaran so, and Oyelaran was glad.';
    expect(detectPii(text).filter(({ type }) => type === 'NAME')).toHaveLength(3);
  });
});
