/**
 * People and addresses of countries whose names the packages of names know least: written out by
 * hand, in the Latin letters their owners use in English mail.
 */

/** Given and family name of one country each, in the order that country writes them. */
const PEOPLE = {
  given:
    `Arjun Meenakshi Venkatesh Gurpreet Ayesha Harshvardhan Lakshmi Rohan Sushmita Zoya Siddharth Kavitha
     Håkon Ingeborg Sigrún Guðrún Eero Aino Søren Åse Torbjørn Lovisa Runa Saga
     Zbigniew Małgorzata Bohdan Oksana Yaroslav Svetlana Dragan Jadranka Miloš Zdeňka Vojtěch Ľubica
     Xiaoming Meiling Haruto Sakura Minjun Seoyeon Thanh Huong Nattapong Siti Wei Jiahui
     Ximena Guadalupe Joaquín Itzel Lautaro Nayeli Cuauhtémoc Rosario Hernán Maite Belén Iker
     Étienne Maxence Océane Marie-Ève Jean-Sébastien Loïc Mégane Pierre-Luc Noémie Gaétan Solène Thierry
     Chidi Amara Tunde Wanjiku Kofi Thandiwe Sipho Zanele Abena Otieno Nomvula Babajide
     Yusuf Leila Omar Fatemeh Tariq Rania Shirin Davit Nino Aram Noor Idris`
      .trim()
      .split(/\s+/),
  family:
    `Iyer Chatterjee Deshpande Reddy Kulkarni Bhatt Sidhu Naidu Subramaniam Mehrotra Banerjee Pillai
     Halvorsen Bjørnstad Lindqvist Korhonen Mäkelä Sigurðsson Ångström Nygård Lehtonen Rask Thorsen Öberg
     Kowalczyk Wiśniewski Shevchenko Petrenko Novotná Dvořáček Jovanović Marković Kuznetsova Morozov Horváth Szabó
     Zhang Nakamura Park Choi Nguyen Tran Wong Lim Suzuki Kobayashi Srisai Huang
     Hernández Villarreal Zúñiga Ocampo Escobedo Arredondo Quiroga Saldívar Montoya Ibáñez Cisneros Echeverría
     Bouchard Gagné Tremblay Lévesque Thibodeau Charbonneau Laflamme Beauchemin Desjardins Côté Ouellette St-Pierre
     Okonkwo Adeyemi Mwangi Mensah Dlamini Nkosi Balogun Odhiambo Boateng Mokoena Eze Kamau
     Haddad Rahimi Farahani Khoury Yılmaz Demirci Petrosyan Kobalia Siddiqui Aziz Benali Moussaoui`
      .trim()
      .split(/\s+/),
} as const;

/** People whose family name stands first, or who have more than two names. */
const WHOLE =
  `Nguyen Thi Mai|Kim Min-jun|Park Ji-woo|Li Xiaoming|Zhang Wei|Tanaka Haruto|Tran Van Duc|Lee Seo-yeon
   |María Guadalupe Hernández Ruiz|José Luis Ocampo y Vega|Ana Lucía Saldívar de la Torre|João Pedro da Silva Neto
   |Siti binti Ahmad|Mohd. Faizal bin Ismail|K. R. Narayanan|A. P. J. Venkataraman|Gurpreet Singh Sidhu
   |Olga Ivanovna Petrenko|Jean-François Bouchard-Côté|Pierre-Luc St-Pierre|Jón Þór Sigurðsson|Abd al-Rahman Haddad
   |Chukwuemeka Obi-Eze|Nomvula wa Mokoena|Md. Rafiqul Islam|Maung Aung Htun|Ní Bhriain Aoife|Ó Súilleabháin Tadhg`
    .split('|')
    .map((name) => name.trim());

const PER_COUNTRY = 12;

export interface Chance {
  readonly pick: <T>(list: readonly T[]) => T;
  readonly int: (from: number, to: number) => number;
  readonly digits: (n: number) => string;
  readonly letters: (n: number, from?: string) => string;
}

export function worldGiven({ pick }: Chance): string {
  return pick(PEOPLE.given);
}

export function worldFamily({ pick }: Chance): string {
  return pick(PEOPLE.family);
}

/** A whole name whose parts come from the same part of the world. */
export function worldName(chance: Chance): string {
  const { pick, int } = chance;
  if (int(1, 4) === 1) return pick(WHOLE);
  const from = int(0, PEOPLE.given.length / PER_COUNTRY - 1) * PER_COUNTRY;
  const given = PEOPLE.given.slice(from, from + PER_COUNTRY);
  return `${pick(given)} ${pick(PEOPLE.family.slice(from, from + PER_COUNTRY))}`;
}

/** The lines of an address as people of its country write them. */
export function worldAddress({ pick, int, digits, letters }: Chance): readonly string[] {
  const n = int(1, 240);
  return pick<() => readonly string[]>([
    () => [
      `ul. ${pick(['Długa', 'Mickiewicza', 'Polna', 'Świętego Marcina'])} ${n}/${int(1, 40)}`,
      `${digits(2)}-${digits(3)} ${pick(['Kraków', 'Gdańsk', 'Rzeszów'])}`,
    ],
    () => [
      `${pick(['Dlouhá', 'Na Příkopě', 'Masarykova', 'U Lesa'])} ${n}`,
      `${int(1, 7)}${digits(2)} ${digits(2)} ${pick(['Praha 1', 'Brno', 'Olomouc'])}`,
    ],
    () => [
      `${pick(['Storgatan', 'Drottninggatan', 'Kungsvägen'])} ${n} ${pick(['A', 'B', 'C'])}`,
      `${int(1, 9)}${digits(2)} ${digits(2)} ${pick(['Malmö', 'Umeå', 'Västerås'])}`,
    ],
    () => [
      `${pick(['Karl Johans gate', 'Storgata', 'Fjellveien'])} ${n}`,
      `${int(1, 9)}${digits(3)} ${pick(['Oslo', 'Tromsø', 'Bergen'])}`,
    ],
    () => [
      `${pick(['Vestergade', 'Nørrebrogade', 'Skovvej'])} ${n}, ${int(1, 5)}. ${pick(['tv', 'th'])}`,
      `${int(1, 9)}${digits(3)} ${pick(['Aarhus C', 'Odense', 'København K'])}`,
    ],
    () => [
      `${pick(['Mannerheimintie', 'Hämeenkatu', 'Koulukuja'])} ${n} A ${int(1, 60)}`,
      `${digits(5)} ${pick(['Helsinki', 'Tampere', 'Oulu'])}`,
    ],
    () => [
      `Calle ${pick(['de Alcalá', 'Mayor', 'San Martín', 'Real'])} ${n}, ${int(1, 7)}º ${pick(['A', 'B', 'izq.'])}`,
      `${int(10, 52)}${digits(3)} ${pick(['Madrid', 'Sevilla', 'Valencia'])}`,
    ],
    () => [
      `Av. ${pick(['Insurgentes Sur', 'Reforma', 'Juárez'])} ${n}`,
      `Col. ${pick(['Del Valle', 'Roma Norte', 'Centro'])}`,
      `${digits(5)} ${pick(['Ciudad de México', 'Guadalajara, Jal.', 'Monterrey, N.L.'])}`,
    ],
    () => [
      `Rua ${pick(['das Flores', 'Augusta', 'XV de Novembro'])}, ${n} - ${pick(['Centro', 'Jardim América'])}`,
      `${pick(['Curitiba - PR', 'São Paulo - SP'])}`,
      `${digits(5)}-${digits(3)}`,
    ],
    () => [
      `${pick(['Carrera', 'Calle'])} ${int(3, 120)} # ${int(3, 90)}-${int(3, 90)}`,
      pick(['Bogotá', 'Medellín', 'Cali']),
    ],
    () => [
      `${n}, rue ${pick(['Saint-Denis', 'Sherbrooke Ouest', 'des Érables'])}, ${pick(['app.', 'bureau'])} ${int(1, 40)}`,
      `${pick(['Montréal', 'Québec', 'Laval'])} (Québec) ${pick(['H', 'G', 'J'])}${int(1, 9)}${letters(1, 'ABCEGHJKLM')} ${int(1, 9)}${letters(1, 'ABCEGHJKLM')}${int(1, 9)}`,
    ],
    () => [
      `${n} ${pick(['boul. René-Lévesque', 'chemin Sainte-Foy', 'av. du Mont-Royal Est'])}`,
      `${pick(['Montréal', 'Sherbrooke', 'Gatineau'])} QC  ${pick(['H', 'J'])}${int(1, 9)}${letters(1, 'ABCEGHJKLM')} ${int(1, 9)}${letters(1, 'ABCEGHJKLM')}${int(1, 9)}`,
    ],
    () => [
      `${int(1, 5)}-${int(1, 20)}-${int(1, 30)} ${pick(['Meguro', 'Honmachi', 'Nishi-Shinjuku'])}`,
      `${pick(['Meguro-ku', 'Chuo-ku', 'Shinjuku-ku'])}`,
      `Tokyo ${digits(3)}-${digits(4)}`,
    ],
    () => [
      `${n} ${pick(['Teheran-ro', 'Sejong-daero', 'Gangnam-daero'])}`,
      `${pick(['Gangnam-gu', 'Jongno-gu'])}`,
      `Seoul 0${digits(4)}`,
    ],
    () => [
      `No. ${n} ${pick(['Nanjing Road', 'Jiefang Avenue', 'Zhongshan East Road'])}`,
      `${pick(['Huangpu District', 'Tianhe District'])}`,
      `${pick(['Shanghai', 'Guangzhou'])} ${int(1, 9)}${digits(5)}`,
    ],
    () => [
      `Blk ${n} ${pick(['Ang Mo Kio Ave 6', 'Bedok North Street 3', 'Clementi Road'])} #${digits(2)}-${digits(2)}`,
      `Singapore ${digits(6)}`,
    ],
    () => [
      `${n} ${pick(['Nguyen Trai Street', 'Le Loi', 'Tran Hung Dao'])}`,
      `${pick(['District 1', 'Hoan Kiem District'])}`,
      pick(['Ho Chi Minh City', 'Hanoi']),
    ],
    () => [
      `Plot ${n}, ${pick(['MG Road', 'Linking Road', 'Nehru Marg'])}, Sector ${int(1, 90)}`,
      `${pick(['Gurugram', 'Noida', 'Navi Mumbai'])} ${int(1, 7)}${digits(5)}`,
    ],
    () => [
      `${n}/${int(1, 20)}, ${int(1, 9)}${pick(['th', 'th'])} Cross, ${pick(['Malleshwaram', 'Jayanagar', 'HSR Layout'])}`,
      `${pick(['Bengaluru', 'Chennai'])} - ${int(5, 6)}${digits(5)}`,
    ],
    () => [
      `H.No. ${int(1, 9)}-${int(1, 90)}-${n}, ${pick(['Banjara Hills', 'Begumpet'])}`,
      `Hyderabad, Telangana ${digits(6).replace(/^0/, '5')}`,
    ],
    () => [
      `${n} ${pick(['Allen Avenue', 'Awolowo Road', 'Adeola Odeku Street'])}`,
      `${pick(['Ikeja', 'Victoria Island'])}, Lagos`,
    ],
    () => [
      `Via ${pick(['Garibaldi', 'Dante Alighieri', 'dei Mille'])} ${n}`,
      `${digits(5)} ${pick(['Milano (MI)', 'Torino', 'Bologna (BO)'])}`,
    ],
    () => [
      `${pick(['Prinsengracht', 'Kerkstraat', 'Van Goghlaan'])} ${n}`,
      `${int(1, 9)}${digits(3)} ${letters(2)} ${pick(['Amsterdam', 'Utrecht', 'Leiden'])}`,
    ],
    () => [
      `${n} ${pick(['Main Street', 'Patrick Street', 'Shop Street'])}`,
      `${pick(['Dingle, Co. Kerry', 'Galway', 'Ballina, Co. Mayo'])}`,
      `${pick(['V92', 'H91', 'F26'])} ${letters(1)}${digits(1)}${letters(1)}${digits(1)}`,
    ],
    () => [
      `${pick(['Str. Victoriei', 'Bd. Unirii', 'Str. Lungă'])} nr. ${n}, ap. ${int(1, 60)}`,
      `${digits(6)} ${pick(['București', 'Cluj-Napoca', 'Brașov'])}`,
    ],
    () => [
      `${pick(['Atatürk Cad.', 'Cumhuriyet Mah. Gül Sok.'])} No: ${n}`,
      `${digits(5)} ${pick(['Kadıköy/İstanbul', 'Çankaya/Ankara'])}`,
    ],
  ])();
}
