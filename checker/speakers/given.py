"""Common first names with the gender they usually have: one vote among several, for pronouns only."""

from __future__ import annotations

FEMALE = frozenset(
    """
abigail aisha alexandra alexis alice alicia alison amanda amber amelia amina amy ana andrea angela anita ann
anna anne annie aparna april arlene ashley audrey ayesha barbara beatrice becky benazir bernadette beth betsy
betty beverly bonnie brenda bridget britney brittany camille carla carly carmen carol carole caroline carolyn
carrie catherine cathy charlotte chelsea cheryl chloe christina christine cindy claire clara claudia colleen
connie courtney crystal cynthia daisy dana danielle dawn debbie deborah debra delia denise diana diane dianne
dolores donna doris dorothy ebony edith eileen elaine eleanor elena elizabeth ella ellen emily emma erica erin
esther ethel eva eve evelyn faith fatima fatou faye felicia fiona florence frances gabrielle gail gina ginny
glenda gloria grace greta gretchen gwen gwendolyn hannah harriet hazel heather heidi helen hillary hilary holly
hope huma ida ilana indira ingrid irene iris isabel isabella ivanka jackie jacqueline jamila jan jane janet
janice jasmine jayalalithaa jean jeanne jenna jennifer jenny jessica jill jo joan joanna joanne jodi josephine
joy joyce juanita judith judy julia juliana julie june kamala karen karin kate katharine katherine kathleen
kathryn kathy katie katrina kavita kay kayla kayleigh kellyanne kelly kim kimberly kirsten kristen kristin
krystal lakshmi latoya laura lauren leah leila lena leslie leticia libby lila lillian lily linda lindsay lisa
liz lois loretta lori lorraine louise lucia lucille lucy lupita luz lydia lynn lynne mabel madeleine madison
maggie mallory mamata marcia margaret maria mariam marie marilyn marina marion marissa marjorie marlene martha
marta mary maura maureen maxine maya mayawati megan meghan melania melanie melinda melissa mercedes meredith
michele michelle mildred mina miranda miriam moira molly monica nadia nancy naomi natalia natalie natasha neha
nicole nikki nina nirmala nora norma olga olivia oprah pamela patricia patty paula pauline peggy penelope penny
phyllis polly pooja pratibha priya priyanka rachel ramona rebecca regina renee rhonda rita roberta robin rosa
rosalind rose rosemary rosie roxanne ruby ruth sabrina sally samantha sandra sara sarah savannah serena shannon
sharon sheila shelley shelly sheryl shirley simone smriti sofia sonia sonja sophia sophie stacey stacy stella
stephanie sue sunita susan susana susanna sushma suzanne sylvia tamara tammy tanya tara tatiana teresa theresa
tina toni tonya tracey tracy tulsi ursula valerie vanessa vasundhara vera veronica vicki vicky victoria viola
violet virginia vivian wanda wendy whitney wilma winnie yasmin yolanda yvonne zainab zara zoe
""".split()
)
MALE = frozenset(
    """
aaron abdul abdullah abraham adam adrian ahmad ahmed akhilesh al alan albert alejandro alex alexander alexei
alfred ali allan allen alvin amit amitabh anand andre andrew andy angus anil anthony antonin antonio anwar arjun
arnold arthur arun arvind ashok asif atal austin bakari barack barry bart basavaraj ben benjamin benny bernard
bernie bill billy bob bobby boris brad bradley brandon brendan brent bret brett brian bruce bryan byron calvin
cameron carl carlos cecil chad charles charlie chester chris christian christopher chuck clarence clark claude
clay clifford clint clinton clyde colin conor corey cory craig curtis dale damian damon dan daniel danny darrell
darren darryl dave david dean dennis denis derek derrick devin dick diego dinesh dmitri dmitry dominic don
donald doug douglas drew duane dustin dwight dylan earl ed eddie edgar edmund eduardo edward edwin eli elias
elijah elliott emmanuel enrique eric erik ernest ethan eugene evan everett farouk felix fernando floyd francis
francisco frank franklin fred frederick gabriel garrett gary gavin gene geoff geoffrey george gerald gerard
gilbert glen glenn gordon graham grant greg gregory guy hamid hans harold harrison harry harvey hassan hector
henry herbert herman hosni howard hugh hugo hussein ian ibrahim igor imran isaac ismail ivan jack jacob jaime
jake jamal james jamie jared jason javier jay jeb jeff jeffrey jeremy jerome jerrold jerry jesse jim jimmy joe
joel john johnny jon jonathan jordan jorge jose joseph josh joshua juan julian julio justin karl keith ken
kenneth kevin khalid kirk kofi kumar kurt kwame kyle lalit lance larry lawrence lee leo leon leonard lewis liam
lloyd louis luca lucas luis luke mahmoud malcolm manmohan manohar manuel marc marco marcus mario mark marlon
marshall martin marvin matt matthew maurice max maxwell mel melvin michael miguel mike mitch mitchell mitt
mohamed mohammad mohammed mohan moises morris moses mukesh mulayam murray mustafa narendra naveen nathan
nathaniel naveed neil nelson newt nicholas nick nigel nikita nikolai nitin nitish noah noel norman oliver omar
oscar otis owen pablo patrick paul pedro perry pete peter phil philip phillip pierre piyush prakash pranab
pratap prem rafael rahul raj rajesh rajiv rajnath ralph ram ramesh randall randy raul ravi ray raymond reggie
reince rex ricardo richard rick ricky rob robert roberto rodney rodrigo roger rohit roland roman ron ronald ross
roy rudolph rudy rupert russ russell ryan salman sam samuel sandeep sanjay scott sean sebastian sergei sergey
seth shane sharif shaun shawn sidney simon solomon spencer stan stanley stephen steve steven stewart stuart
subhash sunil suresh tariq ted terrence terry thabo theodore thomas tim timothy tobias todd tom tommy tony
travis trevor tristan tyler uday umar vernon victor vijay viktor vincent vinod virgil vladimir wade wallace
walter warren wayne wesley will william willie winston xavier yasser yogi yousef yusuf zachary
""".split()
)


EITHER = frozenset(  # so often of men and of women, here or elsewhere, that they tell nothing
    "alex andrea ashley cameron chris corey courtney dana jamie jan jean jordan kelly kim lee leslie marion nikita"
    " robin sam shannon stacy tracy".split()
)


def gender_of(first: str) -> str:
    """ "f" or "m" for a folded first name that is usually one of them, else ""."""
    if first in EITHER:
        return ""
    if first in FEMALE:
        return "f"
    return "m" if first in MALE else ""


def is_given(first: str) -> bool:
    """Whether the folded word is a common first name."""
    return first in FEMALE or first in MALE
