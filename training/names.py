"""Given and family names by origin, cities, agencies and months, for the varied copies of training articles."""


def _split(given: str, family: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return tuple(given.split()), tuple(family.split())


ORIGINS = (
    _split(
        "Anjali Rajesh Priya Sunil Meera Arvind Kavita Rohan Sushma Vikram Lakshmi Imran",
        "Sharma Iyer Banerjee Reddy Patel Chatterjee Yadav Menon Gandhi Singh Thackeray Gowda",
    ),
    _split(
        "Ahmed Fatima Omar Layla Hassan Noura Khalid Amina Yusuf Zainab Tariq Salma",
        "Haddad Mansour Khalil Nasser Farouk Rahman Aziz Hamdan Qureshi Saleh Ibrahim Darwish",
    ),
    _split(
        "Wei Xiaoming Li Jing Hao Mei Jun Yan Bo Lin Tao Fang", "Zhang Chen Liu Huang Zhao Wu Zhou Xu Sun Ma Guo Tang"
    ),
    _split(
        "Chinedu Amara Kwame Thandi Sipho Wanjiku Abebe Ngozi Oluwaseun Zanele Kofi Akinyi",
        "Okafor Mensah Dlamini Kamau Adeyemi Nkosi Otieno Abiola Mbeki Owusu Tesfaye Mutua",
    ),
    _split(
        "Ivan Olga Dmitri Katarzyna Piotr Svetlana Milan Jelena Andrej Oksana Tomasz Mirela",
        "Petrov Kowalski Novak Ivanova Horvat Shevchenko Dvorak Popescu Sokolov Nowak Kovac Bondarenko",
    ),
    _split(
        "Mateo Lucia Javier Camila Diego Valentina Joaquin Ximena Andres Paula Rafael Ines",
        "Ramirez Fernandez Gutierrez Souza Vargas Mendoza Rojas Castillo Pereira Herrera Silva Quiroga",
    ),
    _split(
        "Alistair Gemma Nigel Fiona Rhys Siobhan Callum Imogen Graham Niamh Ewan Harriet",
        "Thornton Davies McAllister Hughes Pemberton Brown Fraser Llewellyn Ashworth Kelly Sutherland Cooper",
    ),
    _split(
        "Haruto Yuki Minh Linh Jiwoo Sota Thanh Hana Kenji Suda Arif Dewi",
        "Tanaka Nguyen Park Kim Suzuki Tran Lee Sato Pham Santoso Watanabe Choi",
    ),
)
CITIES = (
    "New Delhi",
    "Lagos",
    "London",
    "Sydney",
    "Nairobi",
    "Mumbai",
    "Cape Town",
    "Dublin",
    "Manila",
    "Kyiv",
    "Cairo",
    "Toronto",
    "Dhaka",
    "Brussels",
    "Jakarta",
    "Accra",
    "Washington",
    "Beijing",
)
AGENCIES = ("Reuters", "AP", "PTI", "AFP", "ANI", "PA", "Xinhua", "IANS", "Bloomberg", "AAP", "TASS")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
    "Jan.",
    "Feb.",
    "Mar",
    "Aug.",
    "Sept.",
    "Nov",
)
