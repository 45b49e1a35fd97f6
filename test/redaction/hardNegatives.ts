import { seeded } from '../../src/redaction/sampleRecords.ts';

/**
 * Texts without personal data that look as if they had some: numbers, hashes, times, scores, teams,
 * arenas, headings, products. Built from templates so that none can be learned by heart; the same
 * seed gives the same texts.
 */
export function hardNegatives(seed: number, count: number): string[] {
  const random = seeded(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const int = (from: number, to: number) => from + Math.floor(random() * (to - from + 1));
  const digits = (n: number) => Array.from({ length: n }, () => int(0, 9)).join('');
  const hex = (n: number) => Array.from({ length: n }, () => int(0, 15).toString(16)).join('');
  const upper = (n: number) =>
    Array.from({ length: n }, () => String.fromCharCode(int(65, 90))).join('');
  const team = () => pick(TEAMS);
  const fill = (template: string) =>
    template.replace(/\{(\w+)\}/g, (_, slot: string) => {
      switch (slot) {
        case 'team':
        case 'team2':
          return team();
        case 'nickname':
          return team().split(' ').at(-1)!;
        case 'arena':
          return pick(ARENAS);
        case 'city':
          return pick(CITIES);
        case 'product':
          return pick(PRODUCTS);
        case 'company':
          return pick(COMPANIES);
        case 'n1':
          return digits(1);
        case 'n':
          return String(int(2, 98));
        case 'n3':
          return String(int(100, 999));
        case 'n4':
          return String(int(2100, 9999));
        case 'n5':
          return `${int(1, 9)}${digits(4)}`;
        case 'n6':
          return `${int(1, 9)}${digits(5)}`;
        case 'n8':
          return `${int(1, 9)}${digits(7)}`;
        case 'n10':
          return `${int(1, 9)}${digits(9)}`;
        case 'game':
          return `20${int(20, 26)}02${String(int(1, 1312)).padStart(4, '0')}`;
        case 'epoch':
          return `17${digits(8)}`;
        case 'epochMs':
          return `17${digits(11)}`;
        case 'sha':
          return hex(40);
        case 'sha256':
          return hex(64);
        case 'short':
          return hex(7);
        case 'uuid':
          return `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`;
        case 'version':
          return `${int(0, 22)}.${int(0, 40)}.${int(0, 40)}`;
        case 'version4':
          return `${int(1, 22)}.${int(0, 40)}.${int(0, 255)}.${int(0, 255)}`;
        case 'decimal':
          return `0.${digits(int(9, 16))}`;
        case 'clock':
          return `${int(1, 19)}:${String(int(0, 59)).padStart(2, '0')}`;
        case 'score':
          return `${int(0, 8)}-${int(0, 8)}`;
        case 'sku':
          return `${upper(3)}-${digits(4)}-${upper(2)}`;
        case 'code':
          return `${upper(2)}${digits(6)}`;
        default:
          throw new Error(`unknown slot ${slot}`);
      }
    });
  return Array.from({ length: count }, (_, i) => fill(TEMPLATES[i % TEMPLATES.length]!));
}

const TEAMS = [
  'Boston Bruins',
  'Toronto Maple Leafs',
  'Montreal Canadiens',
  'Vegas Golden Knights',
  'Tampa Bay Lightning',
  'Colorado Avalanche',
  'New York Rangers',
  'Seattle Kraken',
  'Edmonton Oilers',
  'Florida Panthers',
  'Carolina Hurricanes',
  'Dallas Stars',
  'Nashville Predators',
  'Minnesota Wild',
  'Winnipeg Jets',
  'St. Louis Blues',
  'Detroit Red Wings',
  'Columbus Blue Jackets',
  'New Jersey Devils',
  'San Jose Sharks',
  'Los Angeles Kings',
  'Anaheim Ducks',
  'Calgary Flames',
  'Vancouver Canucks',
  'Ottawa Senators',
  'Buffalo Sabres',
  'Philadelphia Flyers',
  'Pittsburgh Penguins',
  'Washington Capitals',
  'Chicago Blackhawks',
];
const ARENAS = [
  'Madison Square Garden',
  'Scotiabank Arena',
  'Bell Centre',
  'TD Garden',
  'Climate Pledge Arena',
  'Ball Arena',
  'Little Caesars Arena',
  'Rogers Place',
  'Amalie Arena',
  'Crypto.com Arena',
  'United Center',
  'Xcel Energy Center',
  'Canadian Tire Centre',
  'Lenovo Center',
  'Bridgestone Arena',
  'Wells Fargo Center',
  'Capital One Arena',
  'Enterprise Center',
  'Prudential Center',
  'SAP Center',
  'Nationwide Arena',
  'T-Mobile Arena',
  'Honda Center',
];
const CITIES = [
  'Boston',
  'Toronto',
  'Montreal',
  'Seattle',
  'Dallas',
  'Denver',
  'Calgary',
  'Ottawa',
  'Chicago',
  'Vancouver',
  'Tampa',
  'Nashville',
];
const PRODUCTS = [
  'Lambda',
  'Kinesis Data Streams',
  'DynamoDB',
  'Amazon SageMaker',
  'Firehose',
  'Visual Studio Code',
  'Windows Server',
  'Google Chrome',
  'Node',
  'GraphQL',
  'Kubernetes',
  'PostgreSQL',
  'TypeScript',
];
const COMPANIES = [
  'Northwind Traders Ltd',
  'Acme Corp',
  'Globex Corporation',
  'Initech LLC',
  'Blue Harbor Holdings',
  'Redwood Analytics Inc',
  'First National Bank',
  'Summit Health Group',
  'Pinnacle Insurance Company',
  'Oakridge Medical Center',
];

const TEMPLATES = `
The {team} beat the {team2} {score} at {arena} tonight.
Order {n8} was shipped; tracking number 1Z{n8}{n8}.
Your order number is {n10} and it contains {n} items.
Ticket {n6}: the page is slow in {product} {version}.
commit {sha} fixes the build
Image digest sha256:{sha256} was pushed.
Merge {short} into main after the review of {short}.
Request {uuid} took {n} ms.
Session id {uuid} expired.
The model scored {decimal} on the holdout set.
AUC {decimal}, log loss {decimal}.
timestamp={epochMs} level=info event=faceoff game={game}
The event arrived at epoch {epoch} and was processed {n} ms later.
Game {game} has {n} draws recorded.
Upgraded {product} from {version} to {version}.
Driver version {version4} is installed.
Firmware version: {version4}
Error code {n4} in module {n}.
He won {n} of {n3} faceoffs, {n}.{n1} percent.
Faceoff win rate {n}.{n1}% in the offensive zone, {n}.{n1}% in the defensive zone.
{clock} remaining in the second period, score {score}.
Power play goal at {clock} of the third period.
Shots: {n}-{n}. Hits: {n}-{n}. Blocks: {n}-{n}.
Plus-minus +{n}, time on ice {clock}, shifts {n}.
The {nickname} lead the series {score}.
Doors at {arena} open two hours before the game.
{arena} seats {n5} people for hockey.
Attendance was {n5}, a sellout.
Section {n3}, Row {n}, Seat {n}
Gate {n} closes soon. Please have your ticket ready.
The {nickname} play in {city} next.
The {city} office handles all {product} requests.
Welcome to the Fan Zone. Terms and Conditions apply.
Privacy Policy | Terms of Service | Contact Us
Power Play Percentage
Goals Against Average
Player Statistics by Season
Game Summary and Play by Play
Eastern Conference Standings
Stanley Cup Playoffs First Round
The Atlantic Division is tight this season.
The Hart Trophy and the Art Ross Trophy are awarded every season.
National Hockey League Board of Governors
{company} announced record results.
The contract with {company} was renewed.
{company} and {company} will merge.
We use {product} and {product} in production.
{product} is down, please check the status page.
The Neutral Zone Trap is back in fashion.
See Table {n} and Figure {n} for details.
Chapter {n}: Reading the Play
Part number {sku}, revision {n1}.
SKU {sku} is out of stock.
Invoice {code} total: ${'$'}{n4}.{n}
The invoice total is ${'$'}{n},{n3}.{n}.
Coordinates: {n}.{n6}, -{n}.{n6}
The rink is 200 by 85 feet; the dot is 22 feet from the boards.
x={n}.{n1} y=-{n}.{n1} vx=0.{n} vy=-1.{n}
Batch of {n3} records, {n5} bytes.
Retry {n1} of {n1} in {n3} milliseconds
HTTP 503 Service Unavailable
Expected {n3} rows but got {n3}.
ISBN 978-{n1}-{n4}-{n4}-{n1}
Row {n6} of {n8} processed.
The queue holds {n10} messages.
Population of the county: {n6}.
The puck dropped and everyone cheered.
Great game last night, what a finish!
When does the season start?
How do I reset my settings?
Where can I see the schedule of the {nickname}?
Can I bring a bag to {arena}?
Is the {team} game on tonight?
Why is the stream so slow?
Please cancel my subscription.
The Goalie Was Screened On The First Goal
COACHES CHALLENGE: NO GOAL
FINAL SCORE: {team} {n1}, {team2} {n1}
BREAKING: {nickname} win in overtime
The home team gets the last change.
Left wing, right wing, center, defense, goalie
Offside at the blue line, faceoff in the neutral zone.
Icing on the {nickname}; the draw comes back.
Two minutes for tripping, served at the left box.
The Zamboni broke down between periods.
Our Hockey Analytics team builds the Win Probability model.
Hockey Night is on at the usual time.
The Data Pipeline writes to the Game table.
Model version {version} passed the Quality Gate.
The Western Conference Finals were a classic.
Bring Your Own Stick night is sold out.
I love the new third jersey!
This is a test.
I am happy with the service.
I'm so excited for the playoffs!
Thanks for the quick answer.
Hi there, I have a question about my order.
Dear Sir or Madam, my refund has not arrived.
Hello Team, the report is attached.
Best regards, Customer Support
Sincerely, The Management
Kind regards, Ticket Office
Password must be at least 12 characters long.
I forgot my password and my username.
The PIN was not accepted.
My card was declined at {arena}.
The account number was wrong on the form.
Enter your phone number to continue.
Call the box office for group sales.
The license expired and was renewed.
Her passport was renewed quickly.
New York is loud and Boston is louder.
The trip from {city} to {city} takes two hours.
Canada beat Sweden in the semifinal.
The Swiss goalie made {n} saves.
The Finnish defense was strong.
Apple and Google announced a partnership.
Read more in the Hockey News.
Open Source Software License
Chief Executive Officer
Vice President of Hockey Operations
The Washington Post reported on the draft lottery.
Central Standard Time applies to all home games.
Version {version} Release Notes
Known Issues and Limitations
Getting Started with {product}
The First Period Was Scoreless
Blue Line Pass, Red Line Pass, Season Ticket
Ice Level, Club Level, Upper Bowl
Section {n3} has a good view of the left faceoff dot.
Draw {n} of game {game} was won by the home side.
Max speed {n}.{n1} mph, distance {n}.{n1} miles.
Save percentage .9{n}, goals against 2.{n}.
{n}G-{n}A-{n}P in {n} games.
Game {n1} is in {city}.
Best of seven, {nickname} up {score}.
Round {n1}, pick {n}, from the {nickname}.
Signal to noise ratio was {n}:{n1}.
The odds are {n}:{n1} against.
Mix flour and water in a ratio of 3:1.
Lead time is {n} days for item {n6}.
Case {n8} was closed.
Reference {code} was not found.
Serial {code}{n3} is under warranty.
Trace {sha} span {short}{short}
Flight {n3} is delayed.
The patch touches {n} files, {n4} lines.
Block {n8} was mined.
Highway {n} is closed.
The {nickname} outshot the {nickname} {n}-{n}.
Unit tests: {n4} passed, {n1} failed.
Memory {n} GB, disk {n3} GB, CPU {n}%.
Take {n} mg of the tablet twice a day after meals.
Blood pressure {n3}/{n}, pulse {n}, temperature {n}.{n1} C
ICD-10 code M{n}.{n1}, CPT {n5}
Your balance is ${'$'}{n},{n3}.{n} and the minimum payment is ${'$'}{n}.
The interest rate rose to {n1}.{n} percent.
Loan to value ratio of {n} percent on a ${'$'}{n3},000 home.
Transaction {uuid} settled for EUR {n4}.{n}
Stock closed at {n3}.{n}, down {n1}.{n}%.
The parcel weighs {n1}.{n} kg and measures {n}x{n}x{n} cm.
Tracking number 1Z{code}{code} shows no movement.
Item {sku} x {n1} @ {n}.{n}
Coupon SAVE{n} expired at checkout.
Model No. {sku}, Serial No. {code}{n4}
Ref: {code} / PO-{n6}
UPC {n6}{n6}
ISO {n4}-{n1} certified
Boarding group {n1}, zone {n1}, aisle {n}.
Bus {n} stops every {n} minutes.
The train to {city} leaves from Platform {n1}.
Room {n3} is on the fourth floor.
Meet in Conference Room {n1} of the Marketing Department.
Chapter {n} covers Linear Algebra and Number Theory.
Grade: A-, credits: {n1}, course MATH {n3}
The Science Department moved to Building {n1}.
Question {n}: What is the capital of France?
{n} students passed the Final Exam.
Section {n}.{n1} of the Terms of Service
Exhibit {n1}, Schedule {n1}, Paragraph {n}
Docket entry {n3} was sealed.
Article {n} of the Treaty was amended.
npm install lodash@{version} && npm run build
docker pull registry/app:{version}
commit {sha}
ERROR [main] com.acme.server.Handler - timeout after {n4}ms
at java.util.HashMap.get(HashMap.java:{n3})
GET /api/v{n1}/orders/{n8} 200 {n}ms
SELECT id, total FROM orders WHERE status = {n1} LIMIT {n3};
for (let i = 0; i < {n}; i++) total += prices[i];
const MAX_RETRIES = {n1}; // see issue #{n4}
if (count > {n3}) throw new Error('Too many items');
{"orderId":{n8},"status":"shipped","items":{n1},"total":{n}.{n}}
{"type":"faceoff","zone":"O","x":{n}.{n1},"y":-{n}.{n1},"period":{n1}}
id,name,price\n{n4},Blue Widget,{n}.{n}
[INFO] Compiled {n3} modules in {n4} ms
Build #{n4} succeeded on branch release/{version}
RAM usage {n1}.{n} of {n} GB
Battery at {n}%, charging
Resolution 1920x1080 at {n} Hz
HDMI 2.1, USB-C 3.2, Bluetooth 5.3
Preheat the oven to {n3} degrees and bake for {n} minutes.
Add {n1} cups of flour and {n1} teaspoons of salt.
The recipe serves {n1}.
The apartment has {n1} bedrooms and {n1} bathrooms, {n4} square feet.
Rent: ${'$'}{n4} per month plus utilities
Mortgage Calculator
Frequently Asked Questions
Open Positions in Engineering
Annual Report and Financial Statements
Monthly Active Users grew by {n} percent.
Quarterly Business Review
Employee Handbook, Revision {n1}
The Finance Committee approved the Budget.
Machine Learning and Data Engineering Track
The Oscar for Best Picture went to a small film.
We watched Star Wars and The Matrix again.
The Great Wall of China is visible on the map.
Lake Superior is the largest of the Great Lakes.
The Pacific Ocean covers a third of the Earth.
Mount Rainier was covered in snow.
Python and JavaScript are popular languages.
Windows and macOS are supported, Linux is not.
Our flight was operated by Lufthansa and delayed by weather.
Thank you for shopping with {company}!
Your subscription to {product} renews automatically.
How was your experience with {company}?
The survey takes {n1} minutes.
Please rate us from 1 to {n1}.
Press {n1} for English, press {n1} for Spanish.
You are number {n} in the queue.
ALL SALES FINAL. NO REFUNDS.
DO NOT REPLY TO THIS EMAIL.
TERMS AND CONDITIONS APPLY
WARNING: HIGH VOLTAGE
the package never arrived and i want my money back
my order is still processing after two weeks
can you help me reset my password please
how do i change my shipping address
the app keeps crashing when i open the settings
what time does the store open
is there a student discount for this plan
i was charged twice for the same order
the blue one is out of stock in size {n1}
lol that was the worst call of the season
gg everyone, that was close
The score was {n}, a record for the season.
He wears number {n} and plays center.
{n} goals, {n} assists, {n} points in {n} games
Line {n1}: {n1} draws won, {n1} lost
The {nickname} have won {n1} of their last {n}.
The {nickname} finished {n}-{n}-{n1} for {n3} points.
Overtime loss in {city}, shootout win in {city}
Faceoff circle {n1}, zone entry {n1}, rush {n1}
The mean is {n}.{n4} and the deviation {n1}.{n4}.
We moved our boards from Trello to Jira last spring.
The dashboards run on Grafana with Prometheus behind it.
Terraform plans the change and Ansible applies it.
Figma crashed while exporting the icons.
Export the ticket list from Zendesk to a spreadsheet.
Heroku deprecated the old stack.
She was prescribed Xarelto and Eliquis.
Start Omeprazole {n} mg daily; hold Warfarin.
The Corolla needs new tires, the Camry does not.
Grate the Parmigiano and fold in the Mascarpone.
A glass of Merlot goes well with Gorgonzola.
Ubuntu and Fedora both ship it.
Bitcoin fell while Ethereum held steady.
The Forecheck Is Everything
Backchecking wins games, says every coach.
Zone entries, Corsi and Fenwick are tracked for each line.
Corsi {n}.{n1}, Fenwick {n}.{n1}, PDO {n}.{n1}
Wi-Fi name: ArenaGuest, no password needed.
Log in with Okta and approve the push.
Scan the code with Authy.
The Elfstedentocht is skated on natural ice.
Photoshop and Lightroom are licensed separately.
Blockchain, Metaverse, Crypto: what is next?
Please rate Ticketmaster on our survey.
Our partner Gatorade brings the bottles.
Ozempic is not covered by the plan.
The Peloton is in the players' lounge.
Delivered with DoorDash, {n} minutes late.
Use Chromium for the kiosk screens.
Kafka lags by {n3} messages.
The Nazgul and the Balrog are cosplay ideas for fan night.
The Winterhawks and the Silvertips meet again.
HR approved the Onboarding Checklist.
Reminder: Timesheets are due.
Subject: Sprint Retrospective Notes
Venue: {arena}, Gate {n}
Category: Merchandise / Subcategory: Hoodies
Status: Backordered
Hoodie, Navy, Large, qty {n1}
Puck, Stick, Helmet, Gloves
Seats: Lower Bowl, Row {n}, Seats {n} and {n}
FO% {n}.{n1} | FOW {n} | FOL {n}
{team} @ {team2}, {arena}
{nickname} vs. {nickname}: {score} after two
{team},{n},{n},{n1},{n3}
{"home":"{team}","away":"{team2}","score":"{score}","venue":"{arena}"}
Dockerfile, Makefile and Jenkinsfile are in the root.
Faceoffs: home {n}, away {n}
Zamboni time: two resurfacings per intermission
Nachos and Poutine sell best.
idk wut happend but teh stream is borked agian
the refrees were definately biased tonite
plz fix ur app its sooo laggy
we recieved the wierd notificaton twice
GREAT GAEM TONITE, BEST ATMOSPHER EVER
Principal Component Analysis reduces the dimension.
Nurse Practitioner Week is in November.
The principal amount of the Loan is due on demand.
Name: Weekly Sync    Location: Room {n1}
Present: Continuous Integration, Code Review
Reviewed by Legal and Compliance.
Spoke w/ Billing, escalated to Tier Two.
Failed request for upload from the queue
Error: invalid user name from the form
{n} - admin [{n1} of {n}]
Emergency contact - Front Desk
A {n1}-year woman-led program starts in the fall.
Preheat the Dutch Oven, then add Parmesan and Olive Oil.
The Treaty of Westphalia ended the Thirty Years War.
Kubernetes schedules Pods onto Nodes; Helm installs Charts.
Click Settings, then Privacy, then Manage Cookies.
user_name={n3}&first_page=home
`
  .trim()
  .split('\n');
